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
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    readonly PSEventManager _events;
    readonly object _turn;
    readonly PSObject? _data;
    readonly bool _isLimited;
    readonly bool _hasAction;
    readonly object _raising = new();
    readonly List<(TelephonySession Session, Task Pump)> _streams = [];

    // Not disposed: the engine may take its handler off at any time after the last event.
    readonly CancellationTokenSource _stop = new();
    int _triggersLeft;

    public EngineEventRegistration(PSEventManager events, string name, PSObject? data, ScriptBlock? action, int maxTriggerCount)
    {
        _events = events;
        _turn = s_turns.GetOrCreateValue(events);
        _data = data;
        _isLimited = maxTriggerCount > 0;
        _hasAction = action is not null;
        _triggersLeft = maxTriggerCount;
        Name = name;
        Subscriber = events.SubscribeEvent(this, nameof(Received), name, data, action, false, false, maxTriggerCount);
    }

    public event EventHandler? Received
    {
        add { }
        remove
        {
            _ = _stop.CancelAsync();

            // Once Unregister-Event has come back nothing more is put into the queue, where it would wait for nobody. An action may be
            // the very one that unregisters: the own one is not waited for, and one of somebody else's under the same name not for long.
            if (!_hasAction && Monitor.TryEnter(_raising, s_patience)) Monitor.Exit(_raising);
        }
    }

    public string Name { get; }

    public PSEventSubscriber Subscriber { get; }

    /// <summary>Adds those of a session's events that are to be raised.</summary>
    public void Add(EventSubscription subscription, TelephonySession session, Func<TelEvent, bool> isRaised)
        => _streams.Add((session, Background.Run(() => PumpAsync(subscription, session, isRaised))));

    /// <summary>True when every session that it listened to is closed: nothing comes any more, once what had come is raised.</summary>
    public async Task<bool> HasEndedAsync(CancellationToken cancellationToken)
    {
        if (_streams.Exists(stream => stream.Session.State != SessionState.Disconnected && !stream.Pump.IsCompleted)) return false;
        await Task.WhenAll(_streams.Select(stream => stream.Pump)).WaitAsync(cancellationToken);
        return true;
    }

    public override string ToString() => Name;

    async Task PumpAsync(EventSubscription subscription, TelephonySession session, Func<TelEvent, bool> isRaised)
    {
        try
        {
            await foreach (var item in subscription.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                if (isRaised(item) && !Raise(item, session)) break;
            }
        }
        catch (OperationCanceledException)
        {
            // The registration was taken back.
        }
        catch (TelephonyException)
        {
            // The session is lost for good: there is nobody here to tell, and whoever uses it is told.
        }
        finally
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <returns>False: nobody is there for it, and the engine would put it into the queue.</returns>
    bool Raise(TelEvent item, TelephonySession session)
    {
        lock (_turn)
        {
            lock (_raising)
            {
                if (_stop.IsCancellationRequested || (_isLimited && --_triggersLeft < 0)) return false;
                _events.GenerateEvent(Name, session, [item], _data, true, false);
                return true;
            }
        }
    }
}
