using System.Text.Json;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Dcs;

/// <summary>Wire rows into the model. Section numbers are those of the vendor's document.</summary>
static class DcsMapping
{
    const int NumbersOfContact = 5;

    /// <summary>2.3. What has no property (PREVENT, FORCE_CIDNUM, HHP_NUMBER, ORGNUMBER) is kept as it came.</summary>
    public static User User(DcsSession session, JsonElement data)
    {
        var extension = data.Filled("EXTENSION");
        return new User
        {
            Session = session.Name,
            Owner = session,
            Id = data.Filled("USERID") ?? session.Account,
            Name = data.Filled("USERNAME"),
            Extension = extension,
            Number = data.Filled("VOIP_TEL"),
            Group = data.Filled("GROUP"),
            Forward = DcsForwarding.Read(data.Text("FORWARDING")) with { Session = session.Name, Owner = session, Device = extension ?? session.Account },
            Extra = data.Rest("USERID", "USERNAME", "EXTENSION", "VOIP_TEL", "GROUP", "FORWARDING"),
        };
    }

    /// <summary>3.3: five numbers with a type each, and the index of the default one.</summary>
    public static Contact Contact(DcsSession session, JsonElement row)
    {
        var numbers = new List<ContactNumber>(NumbersOfContact);
        var known = new List<string> { "GROUPNAME", "NAME", "TELINDEX" };
        for (var index = 1; index <= NumbersOfContact; index++)
        {
            var (number, type) = ($"TEL{index}NUM", $"TEL{index}TYPE");
            known.AddRange([number, type]);
            if (row.Filled(number) is { } filled) numbers.Add(new ContactNumber(filled, row.Filled(type)));
        }
        return new Contact
        {
            Session = session.Name,
            Owner = session,
            Name = row.Filled("NAME"),
            Group = row.Filled("GROUPNAME"),
            Numbers = numbers,
            DefaultNumber = row.Filled($"TEL{row.Text("TELINDEX")}NUM") ?? (numbers is [var first, ..] ? first.Number : null),
            Extra = row.Rest([.. known]),
        };
    }

    /// <summary>4.3. MODE is kept as it came: the direction is the one that was asked for.</summary>
    public static CallRecord CallRecord(DcsSession session, JsonElement row, CallDirection direction)
    {
        var own = row.Filled("EXTENSION") ?? session.Device;
        var other = row.Filled("NUMBER");
        var talk = row.Seconds("BILLSEC");
        var status = row.Text("DISPOSITION");
        return new CallRecord
        {
            Session = session.Name,
            Owner = session,
            Device = own,
            Direction = direction,
            StartTime = row.Time("CALLDATE", session.Options.TimeZone),
            TalkTime = talk,
            From = direction == CallDirection.Inbound ? other : own,
            To = direction == CallDirection.Inbound ? own : other,
            Disposition = row.Number("DISPOSITIONCODE") is { } cause ? DisconnectCause.ToDisposition(cause, talk) : LgRows.Disposition(status),
            IsMasked = LgRows.IsMasked(other),
            RawStatus = status,
            Extra = row.Rest("EXTENSION", "CALLDATE", "NUMBER", "BILLSEC", "DISPOSITION"),
        };
    }
}
