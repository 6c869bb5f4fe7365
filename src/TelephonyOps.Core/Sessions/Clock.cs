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

    /// <summary>The moment in the vendor's zone.</summary>
    public static DateTimeOffset In(this DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone);
}
