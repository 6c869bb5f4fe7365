using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Events;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands on events.</summary>
public abstract class EventCommand : SessionCommand
{
    [Parameter(Position = 0)]
    public TelEventType[] EventType { get; set; } = [];

    // Not by property name: a piped session has a device, and the last one's would be everybody's filter.
    [Parameter]
    [SupportsWildcards]
    [DeviceNumber]
    public string[] Device { get; set; } = [];

    // Every session is listened to at once, however many there are.
    private protected override int AtOnce => int.MaxValue;

    /// <summary>What tells that events may be missing comes whatever the types are; then it was not asked for.</summary>
    private protected bool IsAsked(TelEvent item) => EventType.Length == 0 || EventType.Contains(item.Type);

    private protected Task<EventSubscription> SubscribeAsync(TelephonySession session, CancellationToken cancellationToken)
        => session.SubscribeAsync(new EventFilter(EventType, Device), cancellationToken);
}
