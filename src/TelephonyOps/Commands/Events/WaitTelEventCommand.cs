using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Events;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Wait-TelEvent</summary>
[Cmdlet(VerbsLifecycle.Wait, "TelEvent")]
[OutputType(typeof(TelEvent))]
public sealed class WaitTelEventCommand : EventCommand
{
    readonly CancellationTokenSource _found = new();

    /// <summary>How long to wait; without it, until an event comes.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    private protected override bool Collects => true;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _found.Token);
        try
        {
            await using var subscription = await SubscribeAsync(session, limit.Token);
            if (Timeout is { } timeout) limit.CancelAfter(timeout);
            do
            {
                while (subscription.TryRead(out var item))
                {
                    if (IsAsked(item) && (EventType.Length > 0 || !EventFilter.IsAboutStream(item)))
                    {
                        // While the others are told, theirs may come.
                        if (_found.IsCancellationRequested) return;
                        await _found.CancelAsync();
                        Write(item);
                        return;
                    }
                    if (Meanwhile(item) is { } warning) Warn(warning);
                }
            }
            while (await subscription.WaitAsync(limit.Token));
            throw new TelephonyException(TelephonyErrorKind.Unavailable, CommandTexts.EventsEnded.With(session.Name)) { RecommendedAction = CommandTexts.EventsEndedAction };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another session's event was the one waited for; else the time is up.
            if (_found.IsCancellationRequested) return;
            throw new TelephonyException(TelephonyErrorKind.Timeout, CommandTexts.NoEvent.With(session.Name, Timeout!.Value.TotalSeconds)) { RecommendedAction = CommandTexts.NoEventAction };
        }
    }

    /// <summary>Why the event that is waited for may not come, or may have come unseen; null where the session is only there again.</summary>
    static string? Meanwhile(TelEvent item) => item switch
    {
        StreamGapEvent gap => CommandTexts.GapWhileWaiting.With(item.Session, gap.MissedCount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"),
        { Type: TelEventType.SessionLost } => CommandTexts.LostWhileWaiting.With(item.Session),
        _ => null,
    };

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _found.Dispose();
    }
}
