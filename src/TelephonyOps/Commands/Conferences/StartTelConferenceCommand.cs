using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Start-TelConference</summary>
[Cmdlet(VerbsLifecycle.Start, "TelConference", SupportsShouldProcess = true)]
[OutputType(typeof(Conference))]
public sealed class StartTelConferenceCommand : ConferenceCommand<IConferencing>
{
    private protected override string Action => To.Length == 0 ? CommandTexts.ActionConferenceOfCalls : CommandTexts.ActionConference.With(string.Join(", ", To));

    private protected override bool AlwaysEmits => true;

    private protected override bool ActsOnPair => true;

    private protected override async Task<object?> ActAsync(IConferencing capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.StartConferenceAsync(
            new ConferenceRequest { Call = request.Call, Device = request.Device, Timeout = request.Timeout, NoWait = request.NoWait, To = Parties, Room = Room, Group = Group },
            cancellationToken);
}
