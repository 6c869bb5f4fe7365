namespace TelephonyOps.Events;

/// <summary>
/// Hands a session's events to its subscribers in the vendor's order. The vendor's source runs only while somebody listens;
/// the last one to leave ends it.
/// </summary>
public sealed class EventHub
{
    /// <summary>How many events wait for a subscriber that does not read, before they are counted as missed.</summary>
    public const int DefaultCapacity = 65_536;

    readonly Func<CancellationToken, Task<IAsyncDisposable>> _start;
    readonly SemaphoreSlim _life = new(1, 1);
    readonly object _gate = new();
    EventSubscription[] _subscriptions = [];
    IAsyncDisposable? _source;
    long _sequence;
    bool _lost;
    bool _closed;

    internal EventHub(TelephonySession session, Func<CancellationToken, Task<IAsyncDisposable>> start)
    {
        Session = session;
        _start = start;
    }

    internal TelephonySession Session { get; }

    /// <summary>How many listen.</summary>
    public int SubscriberCount => Volatile.Read(ref _subscriptions).Length;

    /// <summary>Subscribes, and starts the vendor's source for the first. Events that arrive while it starts are not missed.</summary>
    public async Task<EventSubscription> SubscribeAsync(EventFilter filter, CancellationToken cancellationToken, int capacity = DefaultCapacity)
    {
        var subscription = new EventSubscription(this, filter, capacity);
        await _life.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_closed) throw Session.Closed();
            Change(list => [.. list, subscription]);
            try
            {
                // Those whose streams ended with the source may not have left yet; who comes now wants one that runs, or hears why there is none.
                if (TakeLost()) await StopAsync().ConfigureAwait(false);
                _source ??= await _start(cancellationToken).ConfigureAwait(false);
                subscription.Interest = await Session.ObserveAsync(filter, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                await LeaveAsync(subscription).ConfigureAwait(false);
                throw;
            }
            return subscription;
        }
        finally
        {
            _life.Release();
        }
    }

    /// <summary>Gives an event its number and hands it to every subscriber that wants it. Never waits.</summary>
    internal void Publish(TelEvent item)
    {
        lock (_gate)
        {
            item.Sequence = ++_sequence;
            foreach (var subscription in _subscriptions) subscription.Offer(item);
        }
    }

    /// <summary>Ends every stream; with an error when the session is lost for good.</summary>
    internal void Complete(Exception? error)
    {
        lock (_gate)
        {
            _lost = error is not null;
            foreach (var subscription in _subscriptions) subscription.Complete(error);
        }
    }

    internal async ValueTask UnsubscribeAsync(EventSubscription subscription)
    {
        await _life.WaitAsync().ConfigureAwait(false);
        try
        {
            await LeaveAsync(subscription).ConfigureAwait(false);
        }
        finally
        {
            _life.Release();
        }
    }

    /// <summary>Ends every stream and the vendor's source.</summary>
    /// <param name="closed">Called before the first reader comes back from its ended stream, and sees what the session says of itself.</param>
    internal async Task CloseAsync(Action closed)
    {
        await _life.WaitAsync().ConfigureAwait(false);
        try
        {
            _closed = true;
            Complete(null);
            await StopAsync().ConfigureAwait(false);
        }
        finally
        {
            closed();
            _life.Release();
        }
    }

    async ValueTask LeaveAsync(EventSubscription subscription)
    {
        Change(list => [.. list.Where(other => !ReferenceEquals(other, subscription))]);
        subscription.Complete(null);
        try
        {
            if (subscription.Interest is { } interest) await interest.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            if (_subscriptions.Length == 0) await StopAsync().ConfigureAwait(false);
        }
    }

    async ValueTask StopAsync()
    {
        if (Interlocked.Exchange(ref _source, null) is { } source) await source.DisposeAsync().ConfigureAwait(false);
    }

    bool TakeLost()
    {
        lock (_gate)
        {
            var lost = _lost;
            _lost = false;
            return lost;
        }
    }

    void Change(Func<EventSubscription[], EventSubscription[]> change)
    {
        lock (_gate) Volatile.Write(ref _subscriptions, change(_subscriptions));
    }
}
