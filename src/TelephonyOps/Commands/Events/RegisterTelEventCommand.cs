using System.Management.Automation;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Register-TelEvent</summary>
[Cmdlet(VerbsLifecycle.Register, "TelEvent")]
[OutputType(typeof(PSEventJob))]
public sealed class RegisterTelEventCommand : EventCommand
{
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? SourceIdentifier { get; set; }

    [Parameter(Position = 2)]
    public ScriptBlock? Action { get; set; }

    [Parameter]
    public PSObject? MessageData { get; set; }

    /// <summary>After how many events the registration ends by itself; 0 means never.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaxTriggerCount { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var events = Pipeline.EngineEvents ?? throw new TelephonyException(TelephonyErrorKind.NotSupported, CommandTexts.NoEngineEvents);
        var subscription = await SubscribeAsync(session, cancellationToken);
        var name = SourceIdentifier ?? $"TelEvent.{session.Name}.{Guid.NewGuid():N}";
        PSEventSubscriber subscriber;
        try
        {
            subscriber = events.SubscribeEvent(null, null, name, MessageData, Action, false, false, MaxTriggerCount);
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
        _ = new Sessions.EngineEventPump(events, subscriber, subscription, session).RunAsync();
        if (Action is not null) Write(subscriber.Action);
    }
}
