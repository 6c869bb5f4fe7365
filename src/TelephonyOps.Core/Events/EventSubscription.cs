using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TelephonyOps.Events;

/// <summary>
/// One subscriber's bounded buffer. When it is full, events are counted instead of kept, and the count is delivered in their place as a
/// <see cref="StreamGapEvent"/>: a slow reader loses events, but never without being told.
/// </summary>
public sealed class EventSubscription : IAsyncDisposable
{
    readonly EventHub _hub;
    readonly Channel<TelEvent> _buffer;
    readonly object _gate = new();
    long _missed;
    long _missedSequence;
    DateTimeOffset _missedFrom;
    DateTimeOffset _missedUntil;
    int _disposed;

    internal EventSubscription(EventHub hub, EventFilter filter, int capacity)
    {
        _hub = hub;
        Filter = filter;
        _buffer = Channel.CreateBounded<TelEvent>(new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    }

    public EventFilter Filter { get; }

    /// <summary>What the vendor had to be asked for on behalf of this subscriber.</summary>
    internal IAsyncDisposable? Interest { get; set; }

    /// <summary>The next event if one is there.</summary>
    public bool TryRead(out TelEvent item)
    {
        if (_buffer.Reader.TryRead(out item!)) return true;

        // The buffer ran dry with a debt: it is paid now, not when the next event happens to come.
        lock (_gate)
        {
            if (_buffer.Reader.TryRead(out item!)) return true;
            if (_missed == 0) return false;
            item = TakeGap();
            return true;
        }
    }

    /// <summary>Waits until there is something to read. False: the stream has ended.</summary>
    /// <exception cref="TelephonyException">The stream ended because the session was lost for good.</exception>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _buffer.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Every event until the stream or the caller ends.</summary>
    public async IAsyncEnumerable<TelEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        do
        {
            while (TryRead(out var item)) yield return item;
        }
        while (await WaitAsync(cancellationToken).ConfigureAwait(false));
        while (TryRead(out var item)) yield return item;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) await _hub.UnsubscribeAsync(this).ConfigureAwait(false);
    }

    /// <summary>Called by the hub, one event at a time.</summary>
    internal void Offer(TelEvent item)
    {
        if (!Filter.Matches(item)) return;
        if (Volatile.Read(ref _missed) == 0 && _buffer.Writer.TryWrite(item)) return;
        lock (_gate)
        {
            if (_missed > 0)
            {
                var gap = PeekGap();
                if (_buffer.Writer.TryWrite(gap)) _missed = 0;
            }
            if (_missed == 0 && _buffer.Writer.TryWrite(item)) return;
            if (_missed++ == 0)
            {
                _missedSequence = item.Sequence;
                _missedFrom = item.Time;
            }
            _missedUntil = item.Time;
        }
    }

    internal void Complete(Exception? error) => _buffer.Writer.TryComplete(error);

    StreamGapEvent TakeGap()
    {
        var gap = PeekGap();
        _missed = 0;
        return gap;
    }

    StreamGapEvent PeekGap() => new()
    {
        Session = _hub.Session.Name,
        Owner = _hub.Session,
        Sequence = _missedSequence,
        Time = _missedUntil,
        MissedCount = _missed,
        From = _missedFrom,
        Until = _missedUntil,
        Text = Texts.GapOverflow,
        RawType = "overflow",
    };
}
