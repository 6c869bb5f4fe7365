using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Set-TelForward</summary>
[Cmdlet(VerbsCommon.Set, "TelForward", SupportsShouldProcess = true)]
[OutputType(typeof(ForwardRule))]
public sealed class SetTelForwardCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "PhoneNumber")]
    [PhoneNumbers]
    public string To { get; set; } = "";

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public ForwardCondition? Condition { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? FailedInput(TelephonySession session) => To;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var forwarding = session.Require<IForwarding>();
        var request = new ForwardRequest { Device = Device, To = PhoneNumber.Normalize(To), Condition = Condition };
        var action = Condition is null ? CommandTexts.ActionForward.With(request.To) : CommandTexts.ActionForwardOn.With(request.To, Condition);
        if (!Confirmed(CommandTexts.LineTarget.With(Device ?? session.Device ?? session.Account, session.Name), action)) return;
        var rule = await forwarding.SetForwardAsync(request, cancellationToken);
        if (PassThru) Write(rule);
    }
}
