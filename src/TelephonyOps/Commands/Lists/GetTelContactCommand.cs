using System.Management.Automation;
using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelContact</summary>
[Cmdlet(VerbsCommon.Get, "TelContact", SupportsPaging = true)]
[OutputType(typeof(Contact))]
public sealed class GetTelContactCommand : ListCommand<IContacts, Contact>
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string? Name { get; set; }

    // A name is looked for on this side, so the rows to be skipped are those that match.
    private protected override IAsyncEnumerable<Contact> ListAsync(IContacts source, ListRequest paging, CancellationToken cancellationToken)
        => Name is null
            ? source.ListContactsAsync(paging, cancellationToken)
            : Named(source.ListContactsAsync(paging with { Skip = 0 }, cancellationToken), cancellationToken).PassOver(paging, cancellationToken).Resumable(paging.Skip, cancellationToken);

    async IAsyncEnumerable<Contact> Named(IAsyncEnumerable<Contact> contacts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pattern = WildcardPattern.Get(Name, WildcardOptions.IgnoreCase);
        await foreach (var contact in contacts.WithCancellation(cancellationToken))
        {
            if (pattern.IsMatch(contact.Name ?? "")) yield return contact;
        }
    }
}
