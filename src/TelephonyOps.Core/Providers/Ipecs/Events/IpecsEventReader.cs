using System.Text;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>Frames into events. One a stream: it is not thread-safe.</summary>
sealed class IpecsEventReader
{
    static readonly string[] s_acdTimes = ["yyyy/MM/dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];
    readonly IpecsSession _session;
    readonly IpecsFrame _frame = new(new TextCache());

    public IpecsEventReader(IpecsSession session) => _session = session;

    /// <summary>Never fails: what cannot be read is an event of its own (quirk 48).</summary>
    public IpecsEvent Read(ReadOnlySpan<byte> utf8)
    {
        var raw = Encoding.UTF8.GetString(utf8);
        if (!_frame.Read(utf8)) return Malformed(raw, null);
        if (_frame.AcdCode is { } code || string.Equals(_frame.Event, "acd", StringComparison.OrdinalIgnoreCase)) return Acd(_frame.AcdCode ?? -1, raw);
        if (string.Equals(_frame.Event, "smdr", StringComparison.OrdinalIgnoreCase)) return Record(raw);
        var (type, name, state) = _frame.Type is { } known ? (known.Type, known.Name, known.State) : (TelEventType.Unknown, _frame.TypeText ?? _frame.Event, null);
        return Event(type, name, raw, _session.Now, state, _frame.Device, _frame.From, _frame.To);
    }

    /// <summary>What arrived was too large to be kept.</summary>
    public IpecsEvent TooLarge(long length) => Malformed(null, IpecsTexts.FrameTooLarge.With(length));

    IpecsEvent Malformed(string? raw, string? text) => new()
    {
        Session = _session.Name,
        Owner = _session,
        Type = TelEventType.Malformed,
        Time = _session.Now,
        Text = text,
        Raw = raw,
    };

    /// <summary>5.2. A trunk's event concerns the station at its other end.</summary>
    IpecsEvent Acd(long code, string raw)
    {
        var (name, type) = AcdCodes.Find(code);
        var time = _session.Options.TimeZone.Parse(_frame.Time, s_acdTimes) ?? _session.Now;
        var trunk = string.Equals(_frame.SourceType, "CO", StringComparison.OrdinalIgnoreCase) && string.Equals(_frame.DestinationType, "Station", StringComparison.OrdinalIgnoreCase);
        return Event(type, _frame.AcdName?.Trim() ?? name, raw, time, null, trunk ? _frame.To : _frame.From, _frame.From, _frame.To);
    }

    /// <summary>A call record that the system pushes; its form is not printed (quirk 47).</summary>
    IpecsEvent Record(string raw)
    {
        var inbound = SmdrCodes.Direction(_frame.Direction) == CallDirection.Inbound;
        return Event(TelEventType.CallRecorded, "smdr", raw, _session.Now, null, _frame.Device, inbound ? _frame.To : _frame.Device, inbound ? _frame.Device : _frame.To);
    }

    IpecsEvent Event(TelEventType type, string? rawType, string raw, DateTimeOffset time, CallState? state, string? device, string? from, string? to) => new()
    {
        Session = _session.Name,
        Owner = _session,
        Type = type,
        Time = time,
        Device = device,
        CallId = _frame.CallId is "0" ? null : _frame.CallId,
        From = from,
        To = to,
        Text = _frame.Text,
        Cause = _frame.Cause ?? (_frame.CauseCode is { } code ? CallCauses.Name(code) : null),
        RawType = rawType,
        Raw = raw,
        State = state,
        Serial = _frame.Serial,
    };
}
