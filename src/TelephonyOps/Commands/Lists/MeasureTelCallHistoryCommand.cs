using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Measure-TelCallHistory</summary>
[Cmdlet(VerbsDiagnostic.Measure, "TelCallHistory")]
[OutputType(typeof(CallStatistics))]
public sealed class MeasureTelCallHistoryCommand : HistoryCommand
{
    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
        => Write(await session.Require<ICallStatistics>().CountCallsAsync(Query, cancellationToken));
}
