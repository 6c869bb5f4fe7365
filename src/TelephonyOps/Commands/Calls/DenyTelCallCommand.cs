using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Deny-TelCall</summary>
[Cmdlet(VerbsLifecycle.Deny, "TelCall", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class DenyTelCallCommand : CallCommand<ICallRejecting>
{
    private protected override string Action => CommandTexts.ActionReject;

    private protected override async Task<object?> ActAsync(ICallRejecting capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.RejectAsync(request, cancellationToken);
}
