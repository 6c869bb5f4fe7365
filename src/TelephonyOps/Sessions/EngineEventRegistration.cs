using System.Management.Automation;
using System.Runtime.CompilerServices;
using TelephonyOps.Events;
using TelephonyOps.Transport;

namespace TelephonyOps.Sessions;

/// <summary>
/// Hands events to the runspace's event queue, one after the other. The engine keeps the order only for calls that process in the current
/// thread; by default it spreads them over the thread pool.
/// </summary>
/// <remarks>
/// It is the source object of the engine's subscription, with an event that is never raised: the engine tells the end of a registration
/// (Unregister-Event, the last trigger, a removed job, the runspace's end) only by taking its handler off such an event.
/// </remarks>
sealed class EngineEventRegistration
{
    // The engine numbers its events without a lock of its own: two at once could get one number, and Remove-Event would take both away.
    static readonly ConditionalWeakTable<PSEventManager, object> s_turns = [];

    readonly PSEventManager _events;
    readonly object _turn;
    readonly PSObject? _data;
    readonly bool _isLimited;

    // Not disposed: the engine may take its handler off at any time after the last event.
    readonly CancellationTokenSource _stop = new();
    int _triggersLeft;
    int _streams;

    public EngineEventRegistration(PSEventManager events, string name, PSObject? data, ScriptBlock? action, int maxTriggerCount)
    {
        _events = events;
        _turn = s_turns.GetOrCreateValue(events);
        _data = data;
        _isLimited = maxTriggerCount > 0;
        _triggersLeft = maxTriggerCount;
        Name = name;
        Subscriber = events.SubscribeEvent(this, nameof(Received), name, data, action, false, false, maxTriggerCount);
    }

    public event EventHandler? Received
    {
        add { }
        remove => _ = _stop.CancelAsync();
    }

    public string Name { get; }

    public PSEventSubscriber Subscriber { get; }

    /// <summary>True when every session that it listened to is closed: nothing will come any more.</summary>
    public bool HasEnded => Volatile.Read(ref _streams) == 0;

    /// <summary>Adds those of a session's events that are to be raised.</summary>
    public void Add(EventSubscription subscription, TelephonySession session, Func<TelEvent, bool> isRaised)
    {
        Interlocked.Increment(ref _streams);
        _ = Background.Run(() => PumpAsync(subscription, session, isRaised));
    }

    public override string ToString() => Name;

    async Task PumpAsync(EventSubscription subscription, TelephonySession session, Func<TelEvent, bool> isRaised)
    {
        try
        {
            await foreach (var item in subscription.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                if (!isRaised(item)) continue;

                // The engine would put what comes after the last trigger into the queue, for nobody.
                if (_stop.IsCancellationRequested || (_isLimited && Interlocked.Decrement(ref _triggersLeft) < 0)) break;
                lock (_turn) _events.GenerateEvent(Name, session, [item], _data, true, false);
            }
        }
        catch (OperationCanceledException)
        {
            // The registration was taken back.
        }
        finally
        {
            Interlocked.Decrement(ref _streams);
            await subscription.DisposeAsync().ConfigureAwait(false);
        }
    }
}
