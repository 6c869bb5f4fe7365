using System.Globalization;

namespace TelephonyOps;

/// <summary>Times as the vendors mean them.</summary>
public static class Clock
{
    /// <summary>
    /// Korea Standard Time, UTC+9 without summer time since 1988. Made by hand: a machine without the zone database
    /// (a slim container, Windows with other ids) must read the same history in the same way.
    /// </summary>
    public static TimeZoneInfo KoreaStandardTime { get; } =
        TimeZoneInfo.CreateCustomTimeZone("Asia/Seoul", TimeSpan.FromHours(9), "Korea Standard Time", "Korea Standard Time");

    /// <summary>Gives a vendor's time, which carries no offset, the offset of its zone.</summary>
    public static DateTimeOffset At(this TimeZoneInfo zone, DateTime local)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(plain, zone.GetUtcOffset(plain));
    }

    /// <summary>A vendor's time; null for what is none. A year that no offset or length of a call could be added to counts as none.</summary>
    internal static DateTimeOffset? Parse(this TimeZoneInfo zone, string? text, string[] formats)
        => DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is > 1000 and < 9000 ? zone.At(time) : null;

    /// <summary>The moment in the vendor's zone.</summary>
    public static DateTimeOffset In(this DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone);
}
