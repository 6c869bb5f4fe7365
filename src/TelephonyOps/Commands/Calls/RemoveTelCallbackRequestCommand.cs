using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Remove-TelCallbackRequest</summary>
[Cmdlet(VerbsCommon.Remove, "TelCallbackRequest", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveTelCallbackRequestCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    private protected override object? FailedInput(TelephonySession session) => (object?)Device ?? session;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var services = session.Require<IBusyServices>();
        if (Confirmed(CommandTexts.LineTarget.With(Device ?? session.Device ?? session.Account, session.Name), CommandTexts.ActionCancelCallback)) await services.CancelCallbackAsync(Device, cancellationToken);
    }
}
