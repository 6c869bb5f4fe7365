using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Remove-TelCallHistory</summary>
[Cmdlet(VerbsCommon.Remove, "TelCallHistory", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveTelCallHistoryCommand : HistoryCommand
{
    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var removal = session.Require<ICallHistoryRemoval>();
        if (Since is null && Until is null && Number is null && Device is null && Kind is null && Direction == DirectionFilter.All && Filter is not { Count: > 0 })
        {
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, CommandTexts.RemovalNeedsFilter) { RecommendedAction = CommandTexts.RemovalNeedsFilterAction };
        }
        if (Confirmed(session.Name, CommandTexts.ActionRemoveHistory)) await removal.RemoveCallsAsync(Query, cancellationToken);
    }
}
