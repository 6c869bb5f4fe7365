using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Stop-TelConference</summary>
[Cmdlet(VerbsLifecycle.Stop, "TelConference", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopTelConferenceCommand : SessionCommand
{
    /// <summary>The conference group, where there are groups.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Group { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    private protected override object? FailedInput(TelephonySession session) => (object?)Group ?? session;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var conferences = session.Require<IConferenceEnding>();
        var target = string.IsNullOrEmpty(Group) ? CommandTexts.OwnConferenceTarget.With(session.Name) : CommandTexts.ConferenceTarget.With(Group, session.Name);
        if (!Confirmed(target, CommandTexts.ActionStopConference)) return;
        await conferences.StopConferenceAsync(new ConferenceRequest { Group = string.IsNullOrEmpty(Group) ? null : Group, Device = Device }, cancellationToken);
    }
}
