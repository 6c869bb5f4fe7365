using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Request-TelRegistration</summary>
[Cmdlet(VerbsLifecycle.Request, "TelRegistration", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RequestTelRegistrationCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [PhoneNumbers]
    public string Number { get; set; } = "";

    [Parameter]
    public RegistrationVia Via { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    private protected override object? FailedInput(TelephonySession session) => Number;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var registration = session.Require<IUserRegistration>();
        var number = PhoneNumber.Normalize(Number);
        if (Confirmed(CommandTexts.SendTarget.With(number, session.Name), CommandTexts.ActionRequestRegistration.With(Via))) await registration.RequestRegistrationAsync(number, Via, Timeout, cancellationToken);
    }
}
