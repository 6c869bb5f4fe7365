namespace TelephonyOps.Core.Tests.Support;

/// <summary>
/// Time as the machine has it to give: so many short pauses have passed. On one that is overloaded they take longer, as does all else, and a
/// promise in seconds is still kept or broken by the product alone.
/// </summary>
public sealed class Metronome : IAsyncDisposable
{
    static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(50);
    readonly CancellationTokenSource _stop = new();
    readonly Task _beating;
    int _beats;

    public Metronome() => _beating = Task.Run(BeatAsync);

    public TimeSpan Elapsed => s_beat * Volatile.Read(ref _beats);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        _stop.Dispose();
    }

    async Task BeatAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(s_beat, CancellationToken.None);
            Interlocked.Increment(ref _beats);
        }
    }
}
