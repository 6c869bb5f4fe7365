using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Register-TelUser</summary>
[Cmdlet(VerbsLifecycle.Register, "TelUser", SupportsShouldProcess = true)]
[OutputType(typeof(User))]
public sealed class RegisterTelUserCommand : CredentialCommand
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var registration = session.Require<IUserRegistration>();
        if (!Confirmed(CommandTexts.UserTarget.With(Credential!.UserName, session.Name), CommandTexts.ActionRegister)) return;
        var user = await registration.RegisterUserAsync(Request, cancellationToken);
        if (PassThru) Write(user);
    }
}
