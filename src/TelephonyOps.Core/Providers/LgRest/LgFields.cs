using System.Globalization;
using System.Text.Json;

namespace TelephonyOps.Providers.LgRest;

/// <summary>Reads fields as these servers write them: numbers as numbers or as text, upper or lower case, sometimes not at all (quirk 5).</summary>
static class LgFields
{
    static readonly string[] s_timeFormats = ["yyyy-MM-dd HH:mm:ss", "yyyyMMddHHmmss", "yyyyMMdd HHmmss", "yyyy-MM-dd HH:mm", "yyyyMMddHHmm"];

    /// <summary>A length of time. What no call can last counts as missing.</summary>
    public static TimeSpan? Seconds(this JsonElement row, string name) => row.Number(name) is { } seconds and >= 0 and <= int.MaxValue ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A time of the vendor, which carries no offset (quirk 7).</summary>
    public static DateTimeOffset? Time(this JsonElement row, string name, TimeZoneInfo zone) => ParseTime(row.Text(name), zone);

    public static DateTimeOffset? ParseTime(string? text, TimeZoneInfo zone) => zone.Parse(text, s_timeFormats);

    /// <summary>Bytes out of <c>496KB</c>, <c>1.2 MB</c> or a plain number (quirk 8).</summary>
    public static long? Size(this JsonElement row, string name)
    {
        var text = row.Text(name)?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(text)) return null;
        var unit = text.EndsWith("KB", StringComparison.Ordinal) ? 1024L : text.EndsWith("MB", StringComparison.Ordinal) ? 1024L * 1024 : text.EndsWith("GB", StringComparison.Ordinal) ? 1024L * 1024 * 1024 : 1;
        var digits = text.TrimEnd('B', 'K', 'M', 'G', 'Y', 'T', 'E', 'S', ' ');
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * unit < long.MaxValue ? (long)(number * unit) : null;
    }
}
