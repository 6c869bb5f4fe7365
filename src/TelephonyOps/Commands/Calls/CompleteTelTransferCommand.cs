using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Complete-TelTransfer</summary>
[Cmdlet(VerbsLifecycle.Complete, "TelTransfer", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class CompleteTelTransferCommand : CallCommand<ICallConsultation>
{
    private protected override bool ActsOnPair => true;

    private protected override string Action => CommandTexts.ActionCompleteTransfer;

    private protected override async Task<object?> ActAsync(ICallConsultation capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.CompleteTransferAsync(request, cancellationToken);
}
