using System.Management.Automation;
using TelephonyOps.Pipeline;
using TelephonyOps.Sessions;

namespace TelephonyOps.Commands;

/// <summary>Register-TelEvent</summary>
[Cmdlet(VerbsLifecycle.Register, "TelEvent")]
[OutputType(typeof(PSEventJob))]
public sealed class RegisterTelEventCommand : EventCommand
{
    EngineEventRegistration? _registration;

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

    protected override async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (SourceIdentifier is null || Pipeline.EngineEvents is not { } events) return;
        foreach (var subscriber in events.GetEventSubscribers(SourceIdentifier).ToList())
        {
            if (subscriber.SourceObject is not EngineEventRegistration former || !await former.HasEndedAsync(cancellationToken))
            {
                throw new TelephonyException(TelephonyErrorKind.Conflict, CommandTexts.SourceTaken.With(SourceIdentifier)) { RecommendedAction = CommandTexts.SourceTakenAction, Target = SourceIdentifier };
            }

            // What is left of a session that was closed.
            events.UnsubscribeEvent(subscriber);
        }
    }

    // A gap that nobody asked for must not use up a trigger.
    bool IsRaised(TelEvent item) => IsAsked(item) || (item is StreamGapEvent && MaxTriggerCount == 0);

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var events = Pipeline.EngineEvents ?? throw new TelephonyException(TelephonyErrorKind.NotSupported, CommandTexts.NoEngineEvents);
        var subscription = await SubscribeAsync(session, cancellationToken);
        var isNew = _registration is null;
        try
        {
            // Several sessions share one registration.
            _registration ??= new EngineEventRegistration(events, SourceIdentifier ?? $"TelEvent.{session.Name}.{Guid.NewGuid():N}", MessageData, Action, MaxTriggerCount);
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
        _registration.Add(subscription, session, IsRaised);
        if (isNew && Action is not null) Write(_registration.Subscriber.Action);
    }
}
