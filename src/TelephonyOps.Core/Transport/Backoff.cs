namespace TelephonyOps.Transport;

/// <summary>The pause before another attempt: short at first, doubling up to a longest one, with jitter so that many clients do not come back at once.</summary>
static class Backoff
{
    static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(200);

    /// <param name="failures">How many attempts failed in a row, from 1.</param>
    /// <param name="longest">Where the doubling ends.</param>
    public static TimeSpan Pause(int failures, TimeSpan longest)
    {
        var pause = s_first * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return (pause < longest ? pause : longest) * (0.75 + (Random.Shared.NextDouble() * 0.25));
    }
}
