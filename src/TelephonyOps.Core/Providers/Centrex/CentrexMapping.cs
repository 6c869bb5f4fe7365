using System.Globalization;
using System.Text.Json;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Centrex;

/// <summary>Wire rows into the model. Section numbers are those of the vendor's document.</summary>
static class CentrexMapping
{
    const string NoEnd = "299912122400";

    /// <summary>11.3</summary>
    public static User User(CentrexSession session, JsonElement data)
    {
        var extension = data.Filled("EXTEN");
        return new User
        {
            Session = session.Name,
            Owner = session,
            Id = session.Account,
            Name = data.Filled("NAME"),
            Extension = extension,
            Number = data.Filled("NUMBER070") ?? session.Account,
            Forward = new ForwardRule
            {
                Session = session.Name,
                Owner = session,
                Device = extension,
                Enabled = data.Text("FORWARD_TYPE") is "F" or "V",
                To = data.Filled("FORWARD_DATA"),
                Description = data.Filled("FORWARD_STR"),
            },
            Extra = data.Rest("NAME", "EXTEN", "NUMBER070", "FORWARD_TYPE", "FORWARD_DATA", "FORWARD_STR"),
        };
    }

    /// <summary>12.3, 12.4: the phone's registration and, where there is a call, its channel.</summary>
    public static CallStatus Status(CentrexSession session, LgAnswer phone, string? channel)
    {
        var raw = phone.Data.Text("STATUS");
        bool? registered = phone.IsUnconfirmed || string.IsNullOrEmpty(raw) ? null : raw.StartsWith("OK", StringComparison.OrdinalIgnoreCase);
        return new CallStatus
        {
            Session = session.Name,
            Owner = session,
            Device = session.Device,
            Registered = registered,
            Channel = channel,
            State = !string.IsNullOrEmpty(channel) ? DeviceState.Connected : registered switch { true => DeviceState.Idle, false => DeviceState.OutOfService, null => DeviceState.Unknown },
            RawStatus = raw,
        };
    }

    /// <summary>8.3</summary>
    public static CallRecord CallRecord(CentrexSession session, JsonElement row, CallDirection direction)
    {
        var start = row.Time("TIME", session.Options.TimeZone);
        var duration = row.Seconds("DURATION");
        var (from, to) = (row.Filled("SRC"), row.Filled("DST"));
        return new CallRecord
        {
            Session = session.Name,
            Owner = session,
            Device = session.Device,
            Direction = direction,
            StartTime = start,
            EndTime = start + duration,
            Duration = duration,
            TalkTime = row.Seconds("BILLSEC"),
            From = from,
            To = to,
            Disposition = LgRows.Disposition(row.Text("STATUS")),
            Kind = Kind(row.Text("KIND")),
            IsMasked = LgRows.IsMasked(from) || LgRows.IsMasked(to),
            RawStatus = row.Text("STATUS"),
            Extra = row.Rest("TIME", "SRC", "DST", "DURATION", "BILLSEC", "STATUS", "KIND"),
        };
    }

    /// <summary>22.3</summary>
    public static CallRecord InboundCall(CentrexSession session, JsonElement row)
    {
        var (from, to) = (row.Filled("SRC"), row.Filled("DST"));
        return new CallRecord
        {
            Session = session.Name,
            Owner = session,
            Device = session.Device,
            Direction = CallDirection.Inbound,
            StartTime = row.Time("TIME", session.Options.TimeZone),
            EndTime = row.Time("ENDTIME", session.Options.TimeZone),
            Duration = row.Seconds("DURATION"),
            From = from,
            To = to,
            Disposition = LgRows.Disposition(row.Text("STATUS")),
            IsMasked = LgRows.IsMasked(from) || LgRows.IsMasked(to),
            RawStatus = row.Text("STATUS"),
            Extra = row.Rest("TIME", "ENDTIME", "SRC", "DST", "DURATION", "STATUS"),
        };
    }

    /// <summary>6.3</summary>
    public static Contact Contact(CentrexSession session, JsonElement row)
    {
        var numbers = new List<ContactNumber>(2);
        if (row.Filled("PHONE1") is { } phone) numbers.Add(new ContactNumber(phone, "Phone"));
        if (row.Filled("PHONE2") is { } mobile) numbers.Add(new ContactNumber(mobile, "Mobile"));
        return new Contact
        {
            Session = session.Name,
            Owner = session,
            Id = row.Filled("NO"),
            Name = row.Filled("NAME"),
            Group = row.Filled("GROUP_NAME"),
            Numbers = numbers,
            DefaultNumber = numbers.Count > 0 ? numbers[0].Number : null,
            Memo = row.Filled("ETC"),
            Extra = row.Rest("NO", "NAME", "PHONE1", "PHONE2", "GROUP_NAME", "ETC"),
        };
    }

    /// <summary>19.3, whose own spelling of the field is MNESSAGE (quirk 21).</summary>
    public static Message Message(CentrexSession session, JsonElement row)
    {
        var text = row.Text("MNESSAGE", "MESSAGE");
        return new Message
        {
            Session = session.Name,
            Owner = session,
            Time = row.Time("TIME", session.Options.TimeZone),
            From = row.Filled("SRC"),
            To = session.Account,
            Text = text,
            Type = MessageType.Auto,
            Extra = row.Rest("TIME", "SRC", "MNESSAGE", "MESSAGE"),
        };
    }

    /// <summary>21.3: FORWARD_USE says whether, FORWARD_TYPE when (quirk 19).</summary>
    public static ForwardRule Forward(CentrexSession session, JsonElement data)
    {
        var use = data.Text("FORWARD_USE");
        return new ForwardRule
        {
            Session = session.Name,
            Owner = session,
            Device = session.Device,
            Enabled = use is "F" or "V",
            Condition = use is not "F" ? null : data.Text("FORWARD_TYPE") switch
            {
                "0" => ForwardCondition.Unconditional,
                "1" => ForwardCondition.NoAnswer,
                "2" => ForwardCondition.Busy,
                "3" => ForwardCondition.Simultaneous,
                "4" => ForwardCondition.BusyOrNoAnswer,
                _ => ForwardCondition.Unknown,
            },
            To = data.Filled("FORWARD_DATA"),
            Description = data.Filled("FORWARD_STR"),
            Extra = data.Rest("FORWARD_DATA", "FORWARD_STR"),
        };
    }

    /// <summary>20.3; null for a condition that the vendor has not.</summary>
    public static int? ForwardType(ForwardCondition condition) => condition switch
    {
        ForwardCondition.Unconditional => 0,
        ForwardCondition.NoAnswer => 1,
        ForwardCondition.Busy => 2,
        ForwardCondition.Simultaneous => 3,
        ForwardCondition.BusyOrNoAnswer => 4,
        _ => null,
    };

    /// <summary>14.3, 17.3: registered^id^host^url^port^kind^from^until.</summary>
    public static Webhook? Hook(CentrexSession session, WebhookKind kind, string? callback)
    {
        if (string.IsNullOrEmpty(callback)) return null;
        var parts = callback.Split('^');
        string? Part(int index) => index < parts.Length ? parts[index] : null;
        return new Webhook
        {
            Session = session.Name,
            Owner = session,
            Kind = kind,
            RegisteredAt = LgFields.ParseTime(Part(0), session.Options.TimeZone),
            Host = Part(2),
            Path = Part(3),
            Port = int.TryParse(Part(4), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null,
            ValidFrom = LgFields.ParseTime(Part(6), session.Options.TimeZone),
            ValidUntil = Part(7) is NoEnd ? null : LgFields.ParseTime(Part(7), session.Options.TimeZone),
        };
    }

    static CallKind Kind(string? kind) => kind switch
    {
        "0" => CallKind.Internal,
        "1" => CallKind.Local,
        "2" => CallKind.Mobile,
        "3" => CallKind.International,
        _ => CallKind.Unknown,
    };
}
