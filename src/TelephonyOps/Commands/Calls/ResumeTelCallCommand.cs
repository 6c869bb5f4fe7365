using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Resume-TelCall</summary>
[Cmdlet(VerbsLifecycle.Resume, "TelCall", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class ResumeTelCallCommand : CallCommand<ICallHolding>
{
    private protected override string Action => CommandTexts.ActionRetrieve;

    private protected override async Task<object?> ActAsync(ICallHolding capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.RetrieveAsync(request, cancellationToken);
}
