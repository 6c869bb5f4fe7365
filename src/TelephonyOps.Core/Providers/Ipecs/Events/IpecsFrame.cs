using System.Buffers.Text;
using System.Text.Json;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>
/// The fields of one frame that an event's properties need, read straight from the socket's buffer. One object serves all frames of a stream.
/// </summary>
sealed class IpecsFrame(TextCache texts)
{
    const int Deepest = 16;

    public string? Event { get; private set; }

    public CallEventType? Type { get; private set; }

    /// <summary>The type's text, trimmed, where it is none of the document's.</summary>
    public string? TypeText { get; private set; }

    public string? Device { get; private set; }

    public string? CallId { get; private set; }

    public long? Serial { get; private set; }

    public string? From { get; private set; }

    public string? To { get; private set; }

    public string? Text { get; private set; }

    public string? Cause { get; private set; }

    public long? CauseCode { get; private set; }

    public string? Time { get; private set; }

    public long? AcdCode { get; private set; }

    public string? AcdName { get; private set; }

    public string? SourceType { get; private set; }

    public string? DestinationType { get; private set; }

    public string? Direction { get; private set; }

    /// <summary>Reads a frame. False: it is no JSON object, or one that breaks off (quirk 48).</summary>
    public bool Read(ReadOnlySpan<byte> frame)
    {
        Clear();
        try
        {
            var reader = new Utf8JsonReader(frame, new JsonReaderOptions { MaxDepth = Deepest, AllowTrailingCommas = true });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            ReadObject(ref reader, top: true);

            // Bytes behind the object make the frame malformed: a second event must not be lost in silence.
            return !reader.Read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    void ReadObject(ref Utf8JsonReader reader, bool top)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // An event without its envelope has its fields at the top (quirk 48).
            if (top && reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject) ReadObject(ref reader, top: false);
                else reader.Skip();
                continue;
            }
            if (reader.HasValueSequence || reader.ValueIsEscaped)
            {
                reader.Skip();
                continue;
            }
            ReadField(ref reader, reader.ValueSpan);
        }
    }

    void ReadField(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        reader.Read();
        switch (name.Length)
        {
            case 4 when name.SequenceEqual("type"u8):
                ReadType(ref reader);
                return;
            case 4 when name.SequenceEqual("time"u8):
                Time = Value(ref reader);
                return;
            case 5 when name.SequenceEqual("event"u8):
                Event = Value(ref reader);
                return;
            case 6 when name.SequenceEqual("status"u8):
                Text = Value(ref reader);
                return;
            case 6 when name.SequenceEqual("muteOn"u8):
                Text = Value(ref reader);
                return;
            case 7 when name.SequenceEqual("svcType"u8):
                Text = Value(ref reader);
                return;
            case 8 when name.SequenceEqual("calledDN"u8):
                To = Value(ref reader);
                return;
            case 8 when name.SequenceEqual("causeMsg"u8):
                Cause = Value(ref reader);
                return;
            case 8 when name.SequenceEqual("masterDN"u8):
                From ??= Value(ref reader);
                return;
            case 8 when name.SequenceEqual("destType"u8):
                DestinationType = Value(ref reader);
                return;
            case 9 when name.SequenceEqual("callRefID"u8):
                CallId = Value(ref reader);
                return;
            case 9 when name.SequenceEqual("callingDN"u8):
                From = Value(ref reader);
                return;
            case 9 when name.SequenceEqual("causeCode"u8):
                CauseCode = Number(ref reader);
                return;
            case 9 when name.SequenceEqual("dialDigit"u8):
                To = Value(ref reader);
                return;
            case 9 when name.SequenceEqual("eventCode"u8):
                AcdCode = Number(ref reader);
                return;
            case 9 when name.SequenceEqual("msgStatus"u8):
                Text = Value(ref reader);
                return;
            case 9 when name.SequenceEqual("Direction"u8):
                Direction = Value(ref reader);
                return;
            case 10 when name.SequenceEqual("sourceType"u8):
                SourceType = Value(ref reader);
                return;
            case 10 when name.SequenceEqual("destNumber"u8):
                To = Value(ref reader);
                return;
            case 11 when name.SequenceEqual("reroutingDN"u8):
                From = Value(ref reader);
                return;
            case 11 when name.SequenceEqual("destination"u8):
                To = Value(ref reader);
                return;
            case 11 when name.SequenceEqual("eventString"u8):
                AcdName = Value(ref reader);
                return;
            case 12 when name.SequenceEqual("deviceNumber"u8):
                Device = Value(ref reader);
                return;
            case 12 when name.SequenceEqual("evtSerialNum"u8):
                Serial = Number(ref reader);
                return;
            case 12 when name.SequenceEqual("transferToDN"u8):
                To = Value(ref reader);
                return;
            case 12 when name.SequenceEqual("transferorDN"u8):
                From = Value(ref reader);
                return;
            case 12 when name.SequenceEqual("sourceNumber"u8):
                From = Value(ref reader);
                return;
            case 13 when name.SequenceEqual("StationNumber"u8):
                Device = Value(ref reader);
                return;
            case 13 when name.SequenceEqual("DialedNumber1"u8):
                To = Value(ref reader);
                return;
            case 10 when name.SequenceEqual("CLI Number"u8):
                To = Value(ref reader);
                return;
            case 15 when name.SequenceEqual("newConfMemberDN"u8):
                To = Value(ref reader);
                return;
            default:
                reader.Skip();
                return;
        }
    }

    void ReadType(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && CallEventTypes.Find(reader.ValueSpan) is { } type) Type = type;
        else TypeText = Value(ref reader)?.Trim();
    }

    /// <summary>A text, or a number or truth value as text (quirk 49); null for anything else and for an empty text.</summary>
    string? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.ValueIsEscaped:
                return reader.GetString() is { Length: > 0 } escaped ? escaped : null;
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return reader.ValueSpan.IsEmpty ? null : texts.Get(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    static long? Number(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            reader.Skip();
            return null;
        }
        return Utf8Parser.TryParse(reader.ValueSpan, out long number, out var length) && length == reader.ValueSpan.Length ? number : null;
    }

    void Clear()
    {
        Event = TypeText = Device = CallId = From = To = Text = Cause = Time = AcdName = SourceType = DestinationType = Direction = null;
        Type = null;
        Serial = CauseCode = AcdCode = null;
    }
}
