namespace TelephonyOps.Transport;

/// <summary>
/// When a broken connection is tried again. While the break is fresh, attempts begin at most four seconds apart, so that the first event is there
/// within five of the link's return (G10); after that, as far apart as the vendor or the user wants it.
/// </summary>
/// <remarks>Made when the first attempt begins. Not for several callers at once.</remarks>
/// <param name="time">The session's clock.</param>
/// <param name="longest">Where the pauses end to grow once the break is no longer fresh.</param>
sealed class ReconnectPace(TimeProvider time, TimeSpan longest)
{
    static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(2);
    static readonly TimeSpan s_longestFresh = TimeSpan.FromSeconds(4);

    readonly long _broke = time.GetTimestamp();
    long _began = time.GetTimestamp();
    int _failures;

    /// <summary>
    /// Waits until another attempt may begin. Pauses count from the beginning of one attempt to that of the next: where a dead link swallows an
    /// attempt, its time-out was pause enough.
    /// </summary>
    public async Task NextAsync(CancellationToken cancellationToken)
    {
        var most = time.GetElapsedTime(_broke) < s_fresh && s_longestFresh < longest ? s_longestFresh : longest;
        if (Backoff.Pause(++_failures, most) - time.GetElapsedTime(_began) is { Ticks: > 0 } pause) await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        _began = time.GetTimestamp();
    }
}
