using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Start-TelRecording</summary>
[Cmdlet(VerbsLifecycle.Start, "TelRecording", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class StartTelRecordingCommand : CallCommand<ICallRecording>
{
    [Parameter]
    public SwitchParameter Inbound { get; set; }

    private protected override string Action => CommandTexts.ActionStartRecording;

    private protected override async Task<object?> ActAsync(ICallRecording capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.StartRecordingAsync(new CallRecordingRequest { Call = request.Call, Device = request.Device, Timeout = request.Timeout, NoWait = request.NoWait, Inbound = Inbound }, cancellationToken);
}
