using System.Globalization;

namespace TelephonyOps.Simulator.Generation;

/// <summary>The system's clock reads Korea Standard Time and never says so.</summary>
internal static class KoreaTime
{
    /// <summary>The newest generated row lies before this time.</summary>
    public static readonly DateTime Epoch = new(2026, 1, 1, 18, 0, 0, DateTimeKind.Unspecified);

    private static readonly TimeSpan s_offset = TimeSpan.FromHours(9);

    public static DateTime Now(TimeProvider clock) => clock.GetUtcNow().ToOffset(s_offset).DateTime;

    public static string Spaced(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Digits(DateTime time) => time.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
