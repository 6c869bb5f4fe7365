using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Core.Tests.LgRest;

/// <summary>Fields as the two systems write them, and as nobody should.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("2016-11-22 10:20:30", "2016-11-22T10:20:30+09:00")]
    [InlineData("20161122102030", "2016-11-22T10:20:30+09:00")]
    [InlineData("20161122 102030", "2016-11-22T10:20:30+09:00")]
    [InlineData("2016-11-22 10:20", "2016-11-22T10:20:00+09:00")]
    [InlineData("299912122400", null)]
    [InlineData("0001-01-01 00:00:00", null)]
    [InlineData("9999-12-31 23:59:59", null)]
    [InlineData("어제", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Quirk7_times_are_Korean_and_what_is_no_time_is_none(string? text, string? expected)
        => Assert.Equal(expected, LgFields.ParseTime(text, Clock.KoreaStandardTime)?.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("\"496KB\"", 496L * 1024)]
    [InlineData("\"1.5 MB\"", 1024L * 1024 * 3 / 2)]
    [InlineData("\"12345\"", 12345L)]
    [InlineData("12345", 12345L)]
    [InlineData("\"12345 bytes\"", 12345L)]
    [InlineData("\"-\"", null)]
    [InlineData("null", null)]
    public void Quirk8_sizes_come_in_words_and_in_numbers(string json, long? expected)
        => Assert.Equal(expected, JsonDocument.Parse($$"""{"SIZE":{{json}}}""").RootElement.Size("SIZE"));

    [Theory]
    [InlineData("61", 61)]
    [InlineData("\"61\"", 61)]
    [InlineData("\"00:01:01\"", null)]
    [InlineData("\"9223372036854775807\"", null)]
    [InlineData("-1", null)]
    public void Lengths_of_calls_are_seconds(string json, int? expected)
        => Assert.Equal(expected, JsonDocument.Parse($$"""{"S":{{json}}}""").RootElement.Seconds("S")?.TotalSeconds);

    [Fact]
    public void G11_no_text_makes_a_reader_fail()
        => Prop.ForAll<string?>(text =>
        {
            var row = JsonSerializer.SerializeToElement(new Dictionary<string, string?> { ["X"] = text });
            _ = (row.Time("X", Clock.KoreaStandardTime), row.Size("X"), row.Seconds("X"), row.Number("X"), row.Filled("X"), row.Rest("Y"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void G11_no_digits_make_a_reader_fail()
        => Prop.ForAll(Gen.Elements([.. "0123456789-: .KMGB".ToCharArray()]).ArrayOf().Select(characters => new string(characters)).ToArbitrary(), text =>
        {
            var row = JsonSerializer.SerializeToElement(new Dictionary<string, string?> { ["X"] = text });
            var end = row.Time("X", Clock.KoreaStandardTime) + row.Seconds("X");
            _ = (end, row.Size("X"), row.Number("X"));
        }).QuickCheckThrowOnFailure();
}
