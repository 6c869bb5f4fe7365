using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Stop-TelCall</summary>
[Cmdlet(VerbsLifecycle.Stop, "TelCall", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class StopTelCallCommand : CallCommand<IHangUp>
{
    [Parameter]
    public CallParty? Party { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Channel { get; set; }

    [Parameter]
    public SwitchParameter Inbound { get; set; }

    private protected override string Action => CommandTexts.ActionHangUp;

    private protected override async Task<object?> ActAsync(IHangUp capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.HangUpAsync(new HangUpRequest { Call = request.Call, Device = request.Device, Timeout = request.Timeout, NoWait = request.NoWait, Party = Party, Channel = Channel, Inbound = Inbound }, cancellationToken);
}
