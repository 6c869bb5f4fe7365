using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Set-TelDoNotDisturb</summary>
[Cmdlet(VerbsCommon.Set, "TelDoNotDisturb", SupportsShouldProcess = true)]
[OutputType(typeof(DoNotDisturb))]
public sealed class SetTelDoNotDisturbCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public bool Enabled { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? FailedInput(TelephonySession session) => (object?)Device ?? session;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var line = session.Require<IDoNotDisturb>();
        if (!Confirmed(CommandTexts.LineTarget.With(Device ?? session.Device ?? session.Account, session.Name), CommandTexts.ActionDoNotDisturb.With(Enabled))) return;
        var state = await line.SetDoNotDisturbAsync(Device, Enabled, cancellationToken);
        if (PassThru) Write(state);
    }
}
