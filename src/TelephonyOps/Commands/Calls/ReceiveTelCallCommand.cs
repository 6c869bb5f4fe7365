using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Receive-TelCall</summary>
[Cmdlet(VerbsCommunications.Receive, "TelCall", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class ReceiveTelCallCommand : CallCommand<ICallAnswering>
{
    private protected override string Action => CommandTexts.ActionAnswer;

    private protected override async Task<object?> ActAsync(ICallAnswering capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.AnswerAsync(request, cancellationToken);
}
