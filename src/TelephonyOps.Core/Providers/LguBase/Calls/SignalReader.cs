using System.Text;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Providers.LguBase.Calls;

/// <summary>Reads the events of a call off the bytes. The order of the fields does not matter: CHANNELOUT alone has three (4.2, 4.5, 5.1).</summary>
static class SignalReader
{
    static readonly string[] s_causes = [.. Enumerable.Range(0, 128).Select(cause => cause.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>False where the event lacks what makes it one.</summary>
    public static bool TryRead(EventKind kind, ReadOnlySpan<byte> fields, WireText text, out CallSignal signal)
    {
        signal = kind switch
        {
            EventKind.Ring => Ring(fields, text),
            EventKind.ChannelList => ChannelList(fields, text),
            EventKind.ChannelOut => ChannelOut(fields, text),
            _ => Conference(fields, text),
        };
        return kind switch
        {
            EventKind.Ring => signal.Channel is not null || signal.Peer is not null || signal.Uid is not null || signal.Number is not null,
            EventKind.ChannelList => signal.Channel is not null || signal.Peer is not null,
            EventKind.ChannelOut => signal.Channel is not null || signal.Uid is not null,
            _ => true,
        };
    }

    static CallSignal Ring(ReadOnlySpan<byte> fields, WireText text)
    {
        var isDial = false;
        string? channel = null, peer = null, agent = null, number = null, uid = null;
        var reader = new FieldReader(fields);
        while (reader.Next())
        {
            var key = reader.Key;
            var value = reader.Value;
            if (key.SequenceEqual("ISDIAL"u8)) isDial = FieldReader.Trim(value).SequenceEqual("1"u8);
            else if (key.SequenceEqual("CHANNEL"u8)) channel = Channel(value, text);
            else if (key.SequenceEqual("RECHANNEL"u8)) peer = Channel(value, text);
            else if (key.SequenceEqual("AGENT"u8)) agent = Value(value, text);
            else if (key.SequenceEqual("CALLERID"u8)) number = Value(value, text);
            else if (key.SequenceEqual("UNIQUEID"u8)) uid = Uid(value, text);
        }
        return new CallSignal(SignalKind.Ring, isDial, agent, channel, peer, uid, null, number, null, null);
    }

    static CallSignal ChannelList(ReadOnlySpan<byte> fields, WireText text)
    {
        string? channel1 = null, channel2 = null, caller1 = null, caller2 = null, uid1 = null, uid2 = null;
        var reader = new FieldReader(fields);
        while (reader.Next())
        {
            var key = reader.Key;
            var value = reader.Value;
            if (key.SequenceEqual("CHANNEL1"u8)) channel1 = Channel(value, text);
            else if (key.SequenceEqual("CHANNEL2"u8)) channel2 = Channel(value, text);
            else if (key.SequenceEqual("CALLER1ID"u8)) caller1 = Value(value, text);
            else if (key.SequenceEqual("CALLER2ID"u8)) caller2 = Value(value, text);
            else if (key.SequenceEqual("UNIQUEID1"u8)) uid1 = Uid(value, text);
            else if (key.SequenceEqual("UNIQUEID2"u8)) uid2 = Uid(value, text);
        }
        return new CallSignal(SignalKind.Talk, false, null, channel1, channel2, uid1, uid2, caller1, caller2, null);
    }

    static CallSignal ChannelOut(ReadOnlySpan<byte> fields, WireText text)
    {
        string? channel = null, peer = null, uid = null, source = null, cause = null;
        var reader = new FieldReader(fields);
        while (reader.Next())
        {
            var key = reader.Key;
            var value = reader.Value;
            if (key.SequenceEqual("CHANNEL"u8)) channel = Channel(value, text);
            else if (key.SequenceEqual("RECHANNEL"u8)) peer = Channel(value, text);
            else if (key.SequenceEqual("UNIQUEID"u8)) uid = Uid(value, text);
            else if (key.SequenceEqual("SRCUNIQUEID"u8)) source = Uid(value, text);
            else if (key.SequenceEqual("HCAUSE"u8)) cause = Cause(value, text);
        }
        return new CallSignal(SignalKind.Out, false, null, channel, peer, uid, source, null, null, cause);
    }

    static CallSignal Conference(ReadOnlySpan<byte> fields, WireText text)
    {
        var what = FieldReader.Trim(FieldReader.Find(fields, "CMD"u8));
        return new CallSignal(
            what.SequenceEqual("CONFMEMBERADD"u8) ? SignalKind.ConferenceJoined : what.SequenceEqual("CONFMEMBERDEL"u8) ? SignalKind.ConferenceLeft : SignalKind.ConferenceOther,
            false,
            Value(FieldReader.Find(fields, "MEMBER"u8), text),
            Channel(FieldReader.Find(fields, "CHANNEL"u8), text),
            null,
            Uid(FieldReader.Find(fields, "UNIQUEID"u8), text),
            null,
            null,
            null,
            null)
        {
            Members = int.TryParse(Value(FieldReader.Find(fields, "COUNT"u8), text), out var count) ? count : null,
        };
    }

    public static string? Channel(ReadOnlySpan<byte> value, WireText text) => ChannelName.Normalize(Value(value, text));

    /// <summary>A value; null for what stands for none.</summary>
    public static string? Value(ReadOnlySpan<byte> value, WireText text)
    {
        var trimmed = FieldReader.Trim(value);
        return IsNothing(trimmed) ? null : text.Decode(trimmed);
    }

    public static string? Uid(ReadOnlySpan<byte> value, WireText text)
    {
        var trimmed = FieldReader.Trim(value);
        return IsNothing(trimmed) || trimmed.SequenceEqual("0"u8) ? null : text.Decode(trimmed);
    }

    /// <summary>Causes are small numbers that come with every end: no new text for each.</summary>
    static string? Cause(ReadOnlySpan<byte> value, WireText text)
    {
        var trimmed = FieldReader.Trim(value);
        return System.Buffers.Text.Utf8Parser.TryParse(trimmed, out byte cause, out var used) && used == trimmed.Length && cause < s_causes.Length ? s_causes[cause] : Value(value, text);
    }

    static bool IsNothing(ReadOnlySpan<byte> value) => value.Length switch
    {
        0 => true,
        3 => Ascii.EqualsIgnoreCase(value, "NIL"u8),
        4 => Ascii.EqualsIgnoreCase(value, "NULL"u8) || Ascii.EqualsIgnoreCase(value, "NONE"u8),
        7 => Ascii.EqualsIgnoreCase(value, "UNKNOWN"u8),
        _ => false,
    };
}
