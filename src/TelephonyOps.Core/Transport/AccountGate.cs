using System.Collections.Concurrent;

namespace TelephonyOps.Transport;

/// <summary>What a request is to the account's limits.</summary>
public enum GateLane
{
    /// <summary>One at a time.</summary>
    Request,

    /// <summary>One at a time, and a pause after the end of the last download.</summary>
    Download,
}

/// <summary>
/// Keeps one account's requests apart: one in flight, a pause between downloads, none while the vendor asks for rest.
/// One gate an account for the whole process, because the vendor counts accounts and not sessions (Centrex 1.6 and 23.3).
/// </summary>
public sealed class AccountGate
{
    /// <summary>The longest rest that is waited for; a longer one is an error that says when it ends.</summary>
    internal static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    static readonly ConcurrentDictionary<(string Key, TimeProvider Time), AccountGate> s_gates = new();

    readonly SemaphoreSlim _turn = new(1, 1);
    readonly TimeProvider _time;
    readonly long _start;

    // Since _start by the clock's counter: the time of day may be set back while somebody waits.
    TimeSpan _nextDownload;
    TimeSpan _restUntil;

    internal AccountGate(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
    }

    TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>The gate of an account.</summary>
    /// <param name="key">Provider, server and account.</param>
    /// <param name="time">Its clock. Whoever brings another clock gets another gate: a pause means nothing by a clock that stands still elsewhere.</param>
    public static AccountGate For(string key, TimeProvider time) => s_gates.GetOrAdd((key, time), static entry => new AccountGate(entry.Time));

    /// <summary>Waits for the account's turn; dispose the result when the vendor has answered.</summary>
    /// <param name="lane">What is about to be sent.</param>
    /// <param name="downloadInterval">The pause after this download's end.</param>
    /// <param name="onWait">Told how long the wait will be, when there is one to be told.</param>
    /// <param name="cancellationToken">Gives the place in the queue up.</param>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.Throttled"/>: the vendor asked for more rest than a command should wait.</exception>
    public async ValueTask<IDisposable> EnterAsync(GateLane lane, TimeSpan downloadInterval, Action<TimeSpan>? onWait, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_restUntil - Now is var rest && rest > LongestRest) throw Resting(rest);
            await WaitAsync(lane, onWait, cancellationToken).ConfigureAwait(false);
            return new Turn(this, lane, downloadInterval);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>The vendor asked for rest: nothing is sent before it is over.</summary>
    public void Rest(TimeSpan duration)
    {
        var until = Now + duration;
        if (until > _restUntil) _restUntil = until;
    }

    async Task WaitAsync(GateLane lane, Action<TimeSpan>? onWait, CancellationToken cancellationToken)
    {
        for (var isTold = false; ; isTold = true)
        {
            var wait = (lane == GateLane.Download && _nextDownload > _restUntil ? _nextDownload : _restUntil) - Now;
            if (wait <= TimeSpan.Zero) return;
            if (!isTold) onWait?.Invoke(wait);

            // A delay counts whole milliseconds and may end a little early; the vendor counts more closely, so what is left is waited for, too.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), _time, cancellationToken).ConfigureAwait(false);
        }
    }

    static TelephonyException Resting(TimeSpan rest) => new(TelephonyErrorKind.Throttled, Texts.Resting.With(Math.Ceiling(rest.TotalSeconds)))
    {
        IsTransient = true,
        RetryAfter = rest,
        RecommendedAction = Texts.RestingAction,
    };

    sealed class Turn(AccountGate gate, GateLane lane, TimeSpan downloadInterval) : IDisposable
    {
        int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) != 0) return;
            if (lane == GateLane.Download) gate._nextDownload = gate.Now + downloadInterval;
            gate._turn.Release();
        }
    }
}
