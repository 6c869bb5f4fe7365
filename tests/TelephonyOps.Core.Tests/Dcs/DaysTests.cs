using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.Dcs;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>Which days a range asks for (quirk 16). A day is one of Korea, wherever the range was written down.</summary>
public sealed class DaysTests
{
    static readonly TimeSpan s_korea = TimeSpan.FromHours(9);
    static readonly DateTimeOffset s_now = new(2026, 3, 10, 0, 30, 0, s_korea);

    [Fact]
    public void Quirk16_without_dates_it_is_today_in_Korea()
        => Assert.Equal(["2026-03-10"], Days(null, null));

    [Fact]
    public void Quirk16_a_range_is_its_days_newest_first_and_Until_is_exclusive()
        => Assert.Equal(["2026-03-03", "2026-03-02", "2026-03-01"], Days(At(3, 1), At(3, 4)));

    [Fact]
    public void A_second_past_midnight_takes_the_day_in()
        => Assert.Equal(["2026-03-04", "2026-03-03"], Days(At(3, 3, 23), At(3, 4).AddSeconds(1)));

    [Fact]
    public void Since_alone_goes_up_to_today()
        => Assert.Equal(["2026-03-10", "2026-03-09"], Days(At(3, 9, 12), null));

    [Fact]
    public void Days_to_come_are_not_asked_for()
        => Assert.Equal(["2026-03-10"], Days(At(3, 10), At(12, 31)));

    [Fact]
    public void A_range_to_come_has_no_days()
        => Assert.Empty(Days(At(3, 11), At(3, 12)));

    [Fact]
    public void The_range_may_be_written_in_another_zone()
        => Assert.Equal(["2026-03-02"], Days(new DateTimeOffset(2026, 3, 1, 15, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void An_end_without_a_beginning_is_refused()
    {
        var error = Fails.With(TelephonyErrorKind.InvalidArgument, () => Days(null, At(3, 1)));
        Assert.Contains("-Since", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(0, 1, false)]
    public void Only_whole_days_count_as_the_vendor_counts(int sinceHour, int untilHour, bool whole)
        => Assert.Equal(whole, Of(At(3, 1, sinceHour), At(3, 4, untilHour)).AreWhole);

    [Fact]
    public void Today_up_to_now_is_a_whole_day()
        => Assert.True(Of(At(3, 1), null).AreWhole);

    static DateTimeOffset At(int month, int day, int hour = 0) => new(2026, month, day, hour, 0, 0, s_korea);

    static DcsDays Of(DateTimeOffset? since, DateTimeOffset? until) => DcsDays.Of(new TimedListRequest { Since = since, Until = until }, s_now, Clock.KoreaStandardTime);

    static IEnumerable<string> Days(DateTimeOffset? since, DateTimeOffset? until)
        => Of(since, until).NewestFirst().Select(day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
