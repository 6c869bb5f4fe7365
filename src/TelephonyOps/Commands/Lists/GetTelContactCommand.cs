using System.Management.Automation;
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

    private protected override async IAsyncEnumerable<Contact> ListAsync(
        IContacts source, ListRequest paging, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A name is looked for on this side, so the rows to be skipped are those that match.
        var pattern = Name is null ? null : WildcardPattern.Get(Name, WildcardOptions.IgnoreCase);
        var skip = pattern is null ? 0 : paging.Skip;
        await foreach (var contact in source.ListContactsAsync(pattern is null ? paging : paging with { Skip = 0 }, cancellationToken))
        {
            if (pattern is not null && !pattern.IsMatch(contact.Name ?? "")) continue;
            if (skip-- > 0) continue;
            yield return contact;
        }
    }
}
