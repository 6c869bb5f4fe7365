using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Set-TelPassword</summary>
[Cmdlet(VerbsCommon.Set, "TelPassword", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SetTelPasswordCommand : CredentialCommand
{
    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var registration = session.Require<IUserRegistration>();
        if (Confirmed(CommandTexts.UserTarget.With(Credential!.UserName, session.Name), CommandTexts.ActionSetPassword)) await registration.SetPasswordAsync(Request, cancellationToken);
    }
}
