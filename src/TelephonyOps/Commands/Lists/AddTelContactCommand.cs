using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Add-TelContact</summary>
[Cmdlet(VerbsCommon.Add, "TelContact", SupportsShouldProcess = true)]
[OutputType(typeof(Contact))]
public sealed class AddTelContactCommand : ContactCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public override string? Name { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var contacts = session.Require<IContactEditing>();
        if (!Confirmed(CommandTexts.ContactTarget.With(Name, session.Name), CommandTexts.ActionAddContact)) return;
        var added = await contacts.AddContactAsync(Merge(new Contact()), cancellationToken);
        if (PassThru) Write(added);
    }
}
