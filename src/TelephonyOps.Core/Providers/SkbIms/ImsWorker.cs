using System.Collections.Concurrent;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>
/// The one thread that touches the library: it is not known to be thread-safe (quirk 40). Between calls it polls the event queue, each time
/// until the queue is empty: the vendor's sample takes one event a tick and falls behind.
/// </summary>
sealed class ImsWorker : IAsyncDisposable
{
    // Right after traffic an event is likely; on a quiet line a tenth of a second is soon enough.
    const int ShortestTick = 5;
    const int LongestTick = 100;

    // After so many events a waiting call goes first.
    const int EventsBetweenCalls = 64;

    readonly BlockingCollection<Action> _calls = [];
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Action<byte[]> _received;
    readonly byte[] _message = new byte[ImsEvent.Size];
    IImsLibrary? _library;
    bool _polling;

    /// <param name="open">Opens the library, on the worker's thread.</param>
    /// <param name="received">Takes each event's bytes, which are its own only until it returns. Must not throw.</param>
    public ImsWorker(Func<IImsLibrary> open, Action<byte[]> received)
    {
        _received = received;

        // The events of a session are nobody's command: they must not report to the streams of the one that connected.
        using (ExecutionContext.SuppressFlow())
        {
            new Thread(Run) { IsBackground = true, Name = "SkbIms" }.Start();
        }
        Opened = InvokeAsync(_ => { _library = open(); return true; }, CancellationToken.None);
    }

    /// <summary>Done when the library is there.</summary>
    public Task Opened { get; }

    /// <summary>How often it polled; for the tests of the tick.</summary>
    public long Polls { get; private set; }

    /// <summary>Begins to poll; before IMS_Init there is nothing to ask.</summary>
    public Task StartPollingAsync(CancellationToken cancellationToken) => InvokeAsync(_ => _polling = true, cancellationToken);

    /// <summary>Calls the library. Cancelled before its turn it is never called; once called, the task ends with the call.</summary>
    public Task<T> InvokeAsync<T>(Func<IImsLibrary, T> call, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _calls.Add(Turn, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            done.SetException(new TelephonyException(TelephonyErrorKind.Unavailable, SkbImsTexts.WorkerEnded) { Provider = SkbImsProvider.ProviderName });
        }
        return done.Task;

        void Turn()
        {
            if (cancellationToken.IsCancellationRequested)
            {
                done.TrySetCanceled(cancellationToken);
                return;
            }
            try
            {
                done.TrySetResult(call(_library!));
            }
            catch (Exception error)
            {
                // It goes to whoever called; the thread lives on for the others.
                done.TrySetException(error);
            }
        }
    }

    /// <summary>Lets the calls that wait have their turn, then ends the thread and unloads the library.</summary>
    public async ValueTask DisposeAsync()
    {
        _calls.CompleteAdding();
        await _ended.Task.ConfigureAwait(false);
    }

    void Run()
    {
        var tick = LongestTick;
        while (!_calls.IsCompleted)
        {
            var called = _calls.TryTake(out var call, tick);
            if (called)
            {
                call!();
                tick = ShortestTick;
            }
            if (!_polling) continue;
            var (events, more) = Drain();
            tick = more ? 0 : events > 0 || called ? ShortestTick : Math.Min(LongestTick, Math.Max(ShortestTick, tick * 2));
        }
        try
        {
            _library?.Dispose();
        }
        finally
        {
            _calls.Dispose();
            _ended.SetResult();
        }
    }

    /// <returns>How many events there were, and whether there may be more because a call wants its turn.</returns>
    (int Events, bool More) Drain()
    {
        for (var events = 0; ; events++)
        {
            if (events > 0 && events % EventsBetweenCalls == 0 && _calls.Count > 0) return (events, true);
            Polls++;
            Array.Clear(_message);
            if (_library!.GetEvent(_message) != 0) return (events, false);
            _received(_message);
        }
    }
}
