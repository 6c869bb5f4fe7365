using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Set-TelAbsence</summary>
[Cmdlet(VerbsCommon.Set, "TelAbsence", SupportsShouldProcess = true)]
[OutputType(typeof(Absence))]
public sealed class SetTelAbsenceCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public bool Enabled { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var absence = session.Require<IAbsence>();
        if (!Confirmed(CommandTexts.UserTarget.With(session.Account, session.Name), CommandTexts.ActionAbsence.With(Enabled))) return;
        var state = await absence.SetAbsenceAsync(Enabled, Timeout, cancellationToken);
        if (PassThru) Write(state);
    }
}
