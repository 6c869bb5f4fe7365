using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Invoke-TelDial</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TelDial", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class InvokeTelDialCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "PhoneNumber", "DefaultNumber")]
    [PhoneNumbers]
    public string To { get; set; } = "";

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    [Parameter]
    [PhoneNumbers]
    public string? CallerId { get; set; }

    [Parameter]
    public RecordMode? Record { get; set; }

    [Parameter]
    public SwitchParameter AutoAnswer { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override object? FailedInput(TelephonySession session) => To;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var dialing = session.Require<IDialing>();
        var request = new DialRequest
        {
            To = PhoneNumber.Normalize(To),
            Device = Device,
            CallerId = CallerId is null ? null : PhoneNumber.Normalize(CallerId),
            Record = Record,
            AutoAnswer = AutoAnswer,
            Timeout = Timeout,
            NoWait = NoWait,
        };
        if (Confirmed(CommandTexts.DialTarget.With(request.To, session.Name), CommandTexts.ActionDial)) Write(await dialing.DialAsync(request, cancellationToken));
    }
}
