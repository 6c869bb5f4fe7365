using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Clear-TelForward</summary>
[Cmdlet(VerbsCommon.Clear, "TelForward", SupportsShouldProcess = true)]
[OutputType(typeof(ForwardRule))]
public sealed class ClearTelForwardCommand : SessionCommand
{
    [Parameter]
    public ForwardCondition? Condition { get; set; }

    /// <summary>The number that is forwarded to now, where the vendor wants to be told.</summary>
    [Parameter]
    [PhoneNumbers]
    public string? To { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var forwarding = session.Require<IForwarding>();
        if (!Confirmed(CommandTexts.LineTarget.With(Device ?? session.Device ?? session.Account, session.Name), CommandTexts.ActionClearForward)) return;
        var request = new ForwardRequest { Device = Device, To = To is null ? null : PhoneNumber.Normalize(To), Condition = Condition };
        var rule = await forwarding.ClearForwardAsync(request, cancellationToken);
        if (PassThru) Write(rule);
    }
}
