using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Suspend-TelCall</summary>
[Cmdlet(VerbsLifecycle.Suspend, "TelCall", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class SuspendTelCallCommand : CallCommand<ICallHolding>
{
    private protected override string Action => CommandTexts.ActionHold;

    private protected override async Task<object?> ActAsync(ICallHolding capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.HoldAsync(request, cancellationToken);
}
