using System.Management.Automation;
using TelephonyOps.Events;

namespace TelephonyOps.Sessions;

/// <summary>
/// Hands one subscription's events to the runspace's event queue, one after the other. The engine keeps the order only for calls that
/// process in the current thread; by default it spreads them over the thread pool.
/// </summary>
sealed class EngineEventPump
{
    readonly PSEventManager _events;
    readonly PSEventSubscriber _subscriber;
    readonly EventSubscription _subscription;
    readonly TelephonySession _session;
    readonly CancellationTokenSource _stop = new();

    public EngineEventPump(PSEventManager events, PSEventSubscriber subscriber, EventSubscription subscription, TelephonySession session)
    {
        _events = events;
        _subscriber = subscriber;
        _subscription = subscription;
        _session = session;

        // Unregister-Event, MaxTriggerCount and the runspace's end all come this way.
        _subscriber.Unsubscribed += (_, _) => _stop.Cancel();
    }

    public Task RunAsync() => Task.Run(PumpAsync);

    async Task PumpAsync()
    {
        try
        {
            await foreach (var item in _subscription.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                _events.GenerateEvent(_subscriber.SourceIdentifier, _session, [item], null, true, false);
            }
        }
        catch (OperationCanceledException)
        {
            // The registration was taken back.
        }
        finally
        {
            await _subscription.DisposeAsync().ConfigureAwait(false);
            _stop.Dispose();
        }
    }
}
