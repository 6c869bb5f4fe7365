using TelephonyOps.Events;
using System.Text;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Units;

/// <summary>G9: text and time.</summary>
public sealed class TextAndTimeTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("가나다", 6)]
    [InlineData("똠방각하", 8)]
    [InlineData("뷁 쓩", 5)]
    [InlineData("漢字①½", 8)]
    [InlineData("a\r\n", 3)]
    public void G9_text_is_counted_as_the_vendor_counts_it(string text, int bytes) => Assert.Equal(bytes, Cp949.CountBytes(text));

    [Theory]
    [InlineData("가나😀", "😀", 3)]
    [InlineData("é", "é", 1)]
    public void G9_what_the_charset_cannot_carry_is_named_with_its_place(string text, string character, int place)
    {
        var error = Fails.With(TelephonyErrorKind.InvalidArgument, () => Cp949.CountBytes(text));
        Assert.Contains($"'{character}'", error.Message, StringComparison.Ordinal);
        Assert.Contains($"character {place} ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void G9_every_syllable_makes_the_round_trip_through_cp949()
    {
        var syllables = string.Concat(Enumerable.Range(0xAC00, 11_172).Select(code => (char)code));
        Assert.Equal(22_344, Cp949.CountBytes(syllables));
        Assert.Equal(syllables, Cp949.Strict.GetString(Cp949.Strict.GetBytes(syllables)));
        Assert.Equal(syllables, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(syllables)));
    }

    [Fact]
    public void G9_half_a_surrogate_pair_is_refused() => Assert.Contains("character 3 ", Fails.With(TelephonyErrorKind.InvalidArgument, () => Cp949.CountBytes("ab\ud83d")).Message, StringComparison.Ordinal);

    [Fact]
    public void G9_korean_time_needs_no_zone_database_and_has_no_summer_time()
    {
        var zone = Clock.KoreaStandardTime;
        foreach (var month in Enumerable.Range(1, 12)) Assert.Equal(TimeSpan.FromHours(9), zone.At(new DateTime(2026, month, 1)).Offset);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.FromHours(9)), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).In(zone));
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void G9_the_machines_own_zone_does_not_matter(DateTimeKind kind)
        => Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(9)), Clock.KoreaStandardTime.At(DateTime.SpecifyKind(new DateTime(2026, 3, 1, 12, 0, 0), kind)));

    [Theory]
    [InlineData("010-1234-5678", "01012345678")]
    [InlineData(" 02 123 4567 ", "021234567")]
    [InlineData("+82-10-1234-5678", "+821012345678")]
    [InlineData("*21#", "*21#")]
    [InlineData("0854", "0854")]
    [InlineData("02\u00A0123", "02123")]
    public void Numbers_stay_text_and_keep_their_leading_zero(string text, string number) => Assert.Equal(number, PhoneNumber.Normalize(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("+")]
    [InlineData("010abc")]
    [InlineData("010,011")]
    [InlineData("010|HANGUP")]
    [InlineData("010\r\nX")]
    [InlineData("010^1")]
    [InlineData("1+2")]
    [InlineData("٠١٠")]
    [InlineData("０１０")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void What_a_vendor_could_not_dial_is_refused_with_the_input_as_target(string? text)
    {
        var error = Fails.With(TelephonyErrorKind.InvalidArgument, () => PhoneNumber.Normalize(text));
        Assert.Equal(text, error.Target);
        Assert.NotNull(error.RecommendedAction);
    }

    [Theory]
    [InlineData("010*", "01012345678", true)]
    [InlineData("010*", "0212345678", false)]
    [InlineData("*5678", "01012345678", true)]
    [InlineData("*1234*", "01012345678", true)]
    [InlineData("85?", "854", true)]
    [InlineData("85?", "8540", false)]
    [InlineData("010-1234-5678", "01012345678", true)]
    [InlineData("01045181234", "0104518****", true)]
    [InlineData("01045191234", "0104518****", false)]
    [InlineData("0104518*", "0104518****", true)]
    [InlineData("*", "", true)]
    [InlineData("*", null, false)]
    [InlineData("854", "0854", true)]
    [InlineData("0854", "854", true)]
    [InlineData("854", "08540", false)]
    [InlineData("1012345678", "01012345678", false)]
    public void A_pattern_matches_numbers_also_masked_ones(string pattern, string? number, bool matches) => Assert.Equal(matches, new NumberPattern(pattern).Matches(number));

    [Theory]
    [InlineData("854", "0854", true)]
    [InlineData("0854", "854", true)]
    [InlineData("85?", "0854", true)]
    [InlineData("085?", "854", true)]
    [InlineData("085?", "0854", true)]
    [InlineData("85*", "0854", true)]
    [InlineData("08*", "854", true)]
    [InlineData("*54", "0854", true)]
    [InlineData("?54", "0854", true)]
    [InlineData("85?", "08540", false)]
    [InlineData("085?", "8540", false)]
    [InlineData("0*", "854", false)]
    [InlineData("0*", "0854", true)]
    [InlineData("000", "854", false)]
    [InlineData("70*", "0701234567", false)]
    [InlineData("85?", null, false)]
    public void Quirk11_a_pattern_for_devices_does_not_count_leading_zeros(string pattern, string? device, bool matches)
    {
        Assert.Equal(matches, new NumberPattern(pattern, isDevice: true).Matches(device));
        Assert.Equal(matches, new EventFilter(devices: [pattern]).Matches(new TelEvent { Session = "s", Type = TelEventType.Ringing, Time = DateTimeOffset.UnixEpoch, Device = device }));
    }

    [Theory]
    [InlineData("010*", "1004")]
    [InlineData("085?", "854")]
    public void A_pattern_for_numbers_counts_them(string pattern, string number) => Assert.False(new NumberPattern(pattern).Matches(number));
}
