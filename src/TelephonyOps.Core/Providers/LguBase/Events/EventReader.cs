using TelephonyOps.Providers.LguBase.Calls;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Providers.LguBase.Events;

/// <summary>Makes events of the messages that belong to no call's life: messages of people, call records, and what the document does not name (4.8).</summary>
static class EventReader
{
    const int LongestName = 40;
    const int LongestRaw = 1024;

    /// <summary>Whether it can be an event's name, as against the middle of something else.</summary>
    public static bool IsName(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > LongestName || !char.IsAsciiLetter((char)name[0])) return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'_' or (byte)'-' or (byte)'.')) return false;
        }
        return true;
    }

    public static TelEvent Read(LguBaseSession session, EventKind kind, string rawType, ReadOnlySpan<byte> body, ReadOnlySpan<byte> fields, WireText text, DateTimeOffset now) => kind switch
    {
        EventKind.PeerMessage => Message(session, TelEventType.PeerMessageReceived, rawType, SignalReader.Value(FieldReader.Find(fields, "FROM"u8), text), session.Device, FreeText(fields, "MSG"u8, default, text), body, text, now),
        EventKind.Sms => Message(session, TelEventType.MessageReceived, rawType, SignalReader.Value(FieldReader.Find(fields, "FROM"u8), text), SmsTo(fields, text), FreeText(fields, "MESSAGE"u8, "|SMSTO:"u8, text), body, text, now),
        _ => Other(session, kind, rawType, body, fields, text, now),
    };

    /// <summary>RES of a result.</summary>
    public static string? ResultCode(ReadOnlySpan<byte> payload, WireText text)
    {
        var code = FieldReader.Trim(FieldReader.Find(payload, "RES"u8));

        // A list stands behind the same name.
        return code.Length is > 0 and <= 8 ? text.Decode(code) : null;
    }

    /// <summary>Bytes that are no message, so that a person can look at them.</summary>
    public static string Printable(ReadOnlySpan<byte> body, WireText text)
        => string.Concat(text.Decode(body[..Math.Min(body.Length, LongestRaw)]).Select(c => char.IsControl(c) ? $"\\x{(int)c:x2}" : c.ToString()));

    static LguBaseEvent Other(LguBaseSession session, EventKind kind, string rawType, ReadOnlySpan<byte> body, ReadOnlySpan<byte> fields, WireText text, DateTimeOffset now)
    {
        var channel = SignalReader.Channel(FieldReader.Find(fields, "CHANNEL"u8), text);
        var isCdr = kind == EventKind.Cdr;
        return new LguBaseEvent
        {
            Session = session.Name,
            Owner = session,
            Time = now,
            Type = isCdr ? TelEventType.CallRecorded : TelEventType.Unknown,
            Device = isCdr && channel is not null ? ChannelName.Peer(channel).ToString() : session.Device,
            CallId = isCdr ? SignalReader.Uid(FieldReader.Find(fields, "UNIQUEID"u8), text) : null,
            Text = SignalReader.Value(FieldReader.Find(fields, "MSG"u8), text),
            RawType = rawType,
            Raw = text.Decode(body),
        };
    }

    static LguBaseEvent Message(LguBaseSession session, TelEventType type, string rawType, string? from, string? to, string? message, ReadOnlySpan<byte> body, WireText text, DateTimeOffset now) => new()
    {
        Session = session.Name,
        Owner = session,
        Time = now,
        Type = type,
        Device = session.Device,
        From = from,
        To = to,
        Text = message,
        RawType = rawType,
        Raw = text.Decode(body),

        // Everything is told, and a person's words may look like fields.
        Extra = System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty,
    };

    /// <summary>What a person wrote may hold the separator: it goes on to the next field that is known, or to the end.</summary>
    static string? FreeText(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> key, ReadOnlySpan<byte> until, WireText text)
    {
        var reader = new FieldReader(fields);
        while (reader.Next())
        {
            if (!reader.Key.SequenceEqual(key)) continue;
            var rest = reader.ToEnd;
            var end = until.IsEmpty ? -1 : rest.LastIndexOf(until);
            return text.Decode(end < 0 ? rest : rest[..end]);
        }
        return null;
    }

    static string? SmsTo(ReadOnlySpan<byte> fields, WireText text)
    {
        var at = fields.LastIndexOf("|SMSTO:"u8);
        return at < 0 ? SignalReader.Value(FieldReader.Find(fields, "SMSTO"u8), text) : SignalReader.Value(fields[(at + "|SMSTO:"u8.Length)..], text);
    }
}
