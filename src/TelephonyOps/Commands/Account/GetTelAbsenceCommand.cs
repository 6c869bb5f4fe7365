using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelAbsence</summary>
[Cmdlet(VerbsCommon.Get, "TelAbsence")]
[OutputType(typeof(Absence))]
public sealed class GetTelAbsenceCommand : SessionCommand
{
    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
        => Write(await session.Require<IAbsence>().GetAbsenceAsync(cancellationToken));
}
