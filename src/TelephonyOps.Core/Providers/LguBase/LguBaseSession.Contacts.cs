using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Providers.LguBase;

sealed partial class LguBaseSession : IContacts, IContactEditing
{
    public async IAsyncEnumerable<Contact> ListContactsAsync(ListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await ContactsAsync(cancellationToken).ConfigureAwait(false);
        request.OnTotal?.Invoke(new ListTotal(rows.Count, true));
        foreach (var row in rows.PassOver(request)) yield return row;
    }

    /// <summary>The vendor does not tell the new entry's key: the result has no <see cref="Contact.Id"/>.</summary>
    public async Task<Contact> AddContactAsync(Contact contact, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        var entry = Entry(contact with { Id = null });
        LguBaseMapping.RequireRows(await AskAsync(_client.AddAddressAsync(entry, cancellationToken)).ConfigureAwait(false), "ADD", contact.Name, _client.Text);
        return contact with { Session = Name, Owner = this, Id = null };
    }

    /// <summary>The vendor writes whole entries: what is not given is kept by reading the entry first.</summary>
    public async Task<Contact> SetContactAsync(Contact contact, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        var id = contact.Id is { Length: > 0 } key ? key : throw LguBaseErrors.InvalidOption("Id", LguBaseTexts.NoContactId, LguBaseTexts.NoContactIdAction);
        var old = (await ContactsAsync(cancellationToken).ConfigureAwait(false)).Find(row => row.Id == id) ?? throw LguBaseMapping.NoContact(id);
        var merged = old with
        {
            Name = contact.Name ?? old.Name,
            Group = contact.Group ?? old.Group,
            Numbers = contact.Numbers.Count > 0 ? LguBaseMapping.Labelled(contact.Numbers) : old.Numbers,
            DefaultNumber = contact.DefaultNumber ?? (contact.Numbers.Count > 0 && !contact.Numbers.Any(number => number.Number == old.DefaultNumber) ? null : old.DefaultNumber),
            Memo = contact.Memo ?? old.Memo,
        };
        LguBaseMapping.RequireRows(await AskAsync(_client.ModifyAddressAsync(Entry(merged), cancellationToken)).ConfigureAwait(false), "MOD", id, _client.Text);
        return merged;
    }

    public async Task RemoveContactAsync(string id, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        LguBaseMapping.RequireRows(await AskAsync(_client.DeleteAddressAsync(id, cancellationToken)).ConfigureAwait(false), "DEL", id, _client.Text);
    }

    async Task<List<Contact>> ContactsAsync(CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        var answer = await AskAsync(_client.ListAddressesAsync(cancellationToken)).ConfigureAwait(false);
        return [.. LguBaseMapping.Contacts(this, answer, _client.Text)];
    }

    static AddressEntry Entry(Contact contact)
    {
        if (contact.Numbers.Count > AddressEntry.MostNumbers) throw LguBaseErrors.InvalidOption("Number", LguBaseTexts.TooManyNumbers.With(contact.Numbers.Count, AddressEntry.MostNumbers), LguBaseTexts.TooManyNumbersAction);
        foreach (var (argument, value) in new[] { ("Id", contact.Id), ("Name", contact.Name), ("Group", contact.Group), ("Memo", contact.Memo) }) CommandText.RefuseCaret(argument, value);
        var numbers = LguBaseMapping.Slots(contact.Numbers, AddressEntry.MostNumbers);
        var wanted = string.IsNullOrEmpty(contact.DefaultNumber) ? null : PhoneNumber.Normalize(contact.DefaultNumber);
        var position = wanted is null ? 0 : Array.IndexOf(numbers, wanted) + 1;
        if (wanted is not null && position == 0) throw LguBaseErrors.InvalidOption("DefaultNumber", LguBaseTexts.DefaultNotAmong.With(wanted), LguBaseTexts.DefaultNotAmongAction);
        return new AddressEntry(contact.Id ?? "", contact.Group ?? "", contact.Name ?? "", numbers, position, contact.Memo ?? "");
    }
}
