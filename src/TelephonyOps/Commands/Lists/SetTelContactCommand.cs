using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Set-TelContact</summary>
[Cmdlet(VerbsCommon.Set, "TelContact", SupportsShouldProcess = true)]
[OutputType(typeof(Contact))]
public sealed class SetTelContactCommand : ContactCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "";

    private protected override object? FailedInput(TelephonySession session) => Id;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var contacts = session.Require<IContactEditing>();

        // The vendor replaces the whole entry: what is not given keeps its value.
        var before = await FindAsync(session, cancellationToken);
        if (!Confirmed(CommandTexts.ContactTarget.With(Id, session.Name), CommandTexts.ActionSetContact)) return;
        var changed = await contacts.SetContactAsync(Merge(before), cancellationToken);
        if (PassThru) Write(changed);
    }

    async Task<Contact> FindAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        await foreach (var contact in session.Require<IContacts>().ListContactsAsync(new ListRequest(), cancellationToken))
        {
            if (contact.Id == Id) return contact;
        }
        throw new TelephonyException(TelephonyErrorKind.NotFound, CommandTexts.NoSuchContact.With(session.Name, Id)) { RecommendedAction = CommandTexts.NoSuchContactAction };
    }
}
