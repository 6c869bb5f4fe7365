using System.Management.Automation;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Watch-TelEvent</summary>
[Cmdlet(VerbsCommon.Watch, "TelEvent")]
[OutputType(typeof(TelEvent))]
public sealed class WatchTelEventCommand : EventCommand
{
    const int EventsInARow = 1024;

    private protected override bool Collects => true;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        await using var subscription = await SubscribeAsync(session, cancellationToken);
        do
        {
            for (var count = 1; subscription.TryRead(out var item); count++)
            {
                if (IsAsked(item) || item is StreamGapEvent) Write(item);
                else if (item.Type == TelEventType.SessionLost) Warn(CommandTexts.LostWhileWatching.With(session.Name));

                // One busy session must not keep the others from this thread.
                if (count % EventsInARow == 0) await Task.Yield();
            }
        }
        while (await subscription.WaitAsync(cancellationToken));
    }
}
