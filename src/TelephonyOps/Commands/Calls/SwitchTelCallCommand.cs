using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Switch-TelCall</summary>
[Cmdlet(VerbsCommon.Switch, "TelCall", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class SwitchTelCallCommand : CallCommand<ICallConsultation>
{
    private protected override bool ActsOnPair => true;

    private protected override string Action => CommandTexts.ActionReconnect;

    private protected override async Task<object?> ActAsync(ICallConsultation capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.ReconnectAsync(request, cancellationToken);
}
