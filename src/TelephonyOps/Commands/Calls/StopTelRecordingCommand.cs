using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Stop-TelRecording</summary>
[Cmdlet(VerbsLifecycle.Stop, "TelRecording", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class StopTelRecordingCommand : CallCommand<ICallRecording>
{
    [Parameter]
    public SwitchParameter Inbound { get; set; }

    private protected override string Action => CommandTexts.ActionStopRecording;

    private protected override async Task<object?> ActAsync(ICallRecording capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.StopRecordingAsync(new CallRecordingRequest { Call = request.Call, Device = request.Device, Timeout = request.Timeout, NoWait = request.NoWait, Inbound = Inbound }, cancellationToken);
}
