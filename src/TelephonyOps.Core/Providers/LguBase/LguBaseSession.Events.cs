using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LguBase.Calls;
using TelephonyOps.Providers.LguBase.Commands;
using TelephonyOps.Providers.LguBase.Events;
using TelephonyOps.Providers.LguBase.Wire;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LguBase;

// What the link tells, on the one reader of the connection and therefore in the server's order.
sealed partial class LguBaseSession : IEventSource, ILinkUser
{
    volatile TelephonyException? _refused;

    /// <summary>The connection brings the events whether somebody listens or not: there is nothing to start, unless no connection will come any more.</summary>
    protected override Task<IAsyncDisposable> StartEventsAsync(CancellationToken cancellationToken)
        => _refused is { } error ? Task.FromException<IAsyncDisposable>(error) : Task.FromResult<IAsyncDisposable>(new NothingToStop());

    void ILinkUser.OnLoggedIn(LoginResult result, DateTimeOffset? lostAt)
    {
        Device = result.Extension ?? Account;
        _tracker.Own(Device, result.CallerId);
        if (lostAt is not { } from) return;
        State = SessionState.Connected;
        Touch();
        Publish(TelEventType.SessionRestored, "LOGINRESULT", _settings.Hide(result.Raw), _settings.Hide(result.Message));
        Events.Publish(new StreamGapEvent { Session = Name, Owner = this, Device = Device, Time = Now, From = from.In(Options.TimeZone), Until = Now, Text = LguBaseTexts.GapReconnect, RawType = "reconnect" });
        if (_tracker.Open().Count > 0) _ = Background.Run(CheckCallsAsync);
    }

    void ILinkUser.OnLost(Exception? why)
    {
        State = SessionState.Reconnecting;
        _desk.OnLost(closed: false);
        Publish(TelEventType.SessionLost, "NETWORKERROR", null, why?.Message ?? LguBaseTexts.ServerClosed);
    }

    void ILinkUser.OnRefused(TelephonyException error)
    {
        _refused = error;
        State = SessionState.Disconnected;
        _desk.OnLost(closed: true);
        Events.Complete(error);
    }

    void ILinkUser.OnTick()
    {
        if (_tracker.NeedsCheck(Now)) _ = Background.Run(CheckCallsAsync);
    }

    void ILinkUser.OnMalformed(ReadOnlySpan<byte> body, DateTimeOffset arrived) => PublishMalformed(body, arrived.In(Options.TimeZone));

    void ILinkUser.OnBody(ReadOnlySpan<byte> body, DateTimeOffset arrived)
    {
        var now = arrived.In(Options.TimeZone);
        var name = FieldReader.Name(body, out var fields);
        var kind = _settings.Dialect.KindOf(name, out var rawType);
        switch (kind)
        {
            case EventKind.Ring or EventKind.ChannelList or EventKind.ChannelOut or EventKind.Conference:
                OnCallEvent(kind, rawType!, body, fields, now);
                break;
            case EventKind.CommandResult:
                OnResult(body, fields, now);
                break;
            case EventKind.CommandResultEnd or EventKind.CommandError:
                OnResultEnd(kind, body, fields, now);
                break;
            default:
                if (EventReader.IsName(name)) PublishOther(kind, rawType, name, body, fields, now);
                else PublishMalformed(body, now);
                break;
        }
    }

    void OnCallEvent(EventKind kind, string rawType, ReadOnlySpan<byte> body, ReadOnlySpan<byte> fields, DateTimeOffset now)
    {
        if (!SignalReader.TryRead(kind, fields, _settings.Dialect.Text, out var signal))
        {
            PublishMalformed(body, now);
            return;
        }
        var tracked = _tracker.Apply(signal, now);
        if (kind == EventKind.Conference) _roster.Apply(signal);
        if (Events.SubscriberCount > 0)
        {
            Events.Publish(new LguBaseEvent
            {
                Session = Name,
                Owner = this,
                Time = now,
                Type = tracked.Type,
                Device = tracked.Call?.Device ?? signal.Device ?? Device,
                CallId = tracked.Call?.Id,
                From = kind == EventKind.Conference ? signal.Device : tracked.Call?.From ?? signal.Number,
                To = kind == EventKind.Conference ? null : tracked.Call?.To ?? signal.PeerNumber,
                Cause = signal.Cause,
                Text = kind == EventKind.Conference ? SignalReader.Value(FieldReader.Find(fields, "CMD"u8), _settings.Dialect.Text) : null,
                RawType = rawType,
                Raw = _settings.Dialect.Text.Decode(body),
            });
        }
        _desk.OnNews(new CallNews(kind, signal, tracked));
    }

    void OnResult(ReadOnlySpan<byte> body, ReadOnlySpan<byte> fields, DateTimeOffset now)
    {
        var reader = new FieldReader(fields);
        if (!reader.Next() || !reader.Key.SequenceEqual("CMD"u8))
        {
            PublishMalformed(body, now);
            return;
        }
        var text = _settings.Dialect.Text;
        var command = text.Decode(FieldReader.Trim(reader.Value));
        var end = fields.IndexOf((byte)'|');
        var payload = end < 0 ? default : fields[(end + 1)..];
        PublishResult("CMDRESULT", command, body, payload, now);
        _desk.OnResult(command, payload, body[^1] is (byte)'\n' or (byte)'\r');
    }

    void OnResultEnd(EventKind kind, ReadOnlySpan<byte> body, ReadOnlySpan<byte> fields, DateTimeOffset now)
    {
        var text = _settings.Dialect.Text;
        var command = SignalReader.Value(FieldReader.Find(fields, "CMD"u8), text);
        PublishResult(kind == EventKind.CommandError ? "CMDERROR" : "CMDRESULTEND", command, body, fields, now);
        if (kind == EventKind.CommandResultEnd) _desk.OnEnd(command);
        else if (command is not null) _desk.OnError(command, SignalReader.Value(FieldReader.Find(fields, "MSG"u8), text));
    }

    void PublishResult(string rawType, string? command, ReadOnlySpan<byte> body, ReadOnlySpan<byte> payload, DateTimeOffset now)
    {
        if (Events.SubscriberCount == 0) return;
        var text = _settings.Dialect.Text;
        Events.Publish(new LguBaseEvent
        {
            Session = Name,
            Owner = this,
            Time = now,
            Type = TelEventType.CommandCompleted,
            Device = Device,
            Text = command,
            Cause = EventReader.ResultCode(payload, text) ?? (rawType == "CMDERROR" ? "ERR" : null),
            RawType = rawType,
            Raw = text.Decode(body),
        });
    }

    void PublishOther(EventKind kind, string? rawType, ReadOnlySpan<byte> name, ReadOnlySpan<byte> body, ReadOnlySpan<byte> fields, DateTimeOffset now)
    {
        if (Events.SubscriberCount > 0) Events.Publish(EventReader.Read(this, kind, rawType ?? _settings.Dialect.Text.Decode(name), body, fields, _settings.Dialect.Text, now));
    }

    void PublishMalformed(ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (Events.SubscriberCount == 0) return;
        Events.Publish(new TelEvent { Session = Name, Owner = this, Time = now, Device = Device, Type = TelEventType.Malformed, Raw = EventReader.Printable(body, _settings.Dialect.Text) });
    }

    void Publish(TelEventType type, string rawType, string? raw, string? text)
        => Events.Publish(new TelEvent { Session = Name, Owner = this, Time = Now, Type = type, Device = Device, RawType = rawType, Raw = raw, Text = text });

    sealed class NothingToStop : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
