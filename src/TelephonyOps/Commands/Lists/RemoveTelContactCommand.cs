using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Remove-TelContact</summary>
[Cmdlet(VerbsCommon.Remove, "TelContact", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveTelContactCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    private protected override object? FailedInput(TelephonySession session) => string.Join(", ", Id);

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var contacts = session.Require<IContactEditing>();
        foreach (var id in Id)
        {
            if (Confirmed(CommandTexts.ContactTarget.With(id, session.Name), CommandTexts.ActionRemoveContact)) await contacts.RemoveContactAsync(id, cancellationToken);
        }
    }
}
