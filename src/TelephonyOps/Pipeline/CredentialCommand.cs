using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands that set a user's password at the vendor.</summary>
public abstract class CredentialCommand : SessionCommand
{
    /// <summary>The user, with the new password.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Credential]
    public PSCredential? Credential { get; set; }

    [Parameter(Mandatory = true, Position = 1)]
    [PhoneNumbers]
    public string Number { get; set; } = "";

    /// <summary>What the phone was sent.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [DeviceNumber]
    [ValidateNotNullOrEmpty]
    public string AuthNumber { get; set; } = "";

    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    private protected override object? FailedInput(TelephonySession session) => Credential!.UserName;

    private protected RegistrationRequest Request => new()
    {
        UserId = Credential!.UserName,
        Password = new Secret(Credential.GetNetworkCredential().Password),
        Number = PhoneNumber.Normalize(Number),
        AuthNumber = AuthNumber,
        Timeout = Timeout,
    };
}
