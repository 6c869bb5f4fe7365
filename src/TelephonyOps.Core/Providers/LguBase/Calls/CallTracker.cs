using System.Globalization;

namespace TelephonyOps.Providers.LguBase.Calls;

/// <summary>What an event did to the calls.</summary>
/// <param name="Call">The call that it belongs to, as it is now; null where it is none of ours.</param>
/// <param name="Type">The event in the vocabulary of all vendors.</param>
/// <param name="IsNew">The event made the call known.</param>
readonly record struct Tracked(Call? Call, TelEventType Type, bool IsNew);

/// <summary>
/// Makes calls out of channel events. The exchange knows channels, a person knows calls: this joins a ringing, a talking and an ended channel
/// into the one call that somebody would tell of, whatever the exchange left out on the way.
/// </summary>
sealed class CallTracker
{
    // A phone has a handful; a stream that never ends a call must not fill the memory.
    const int MostOpen = 64;
    const int Remembered = 16;
    const int MostOwnNames = 4;

    // A phone that is picked up may have its ringing channel ended before the talking one is told of.
    static readonly TimeSpan s_revival = TimeSpan.FromSeconds(5);

    readonly CallLedger _ledger;
    readonly TelephonySession? _owner;
    readonly object _gate = new();
    readonly List<TrackedCall> _open = [];
    readonly List<TrackedCall> _ended = [];
    readonly List<string> _ownPeers = [];
    string? _device;
    string? _number;
    int _count;

    public CallTracker(CallLedger ledger, TelephonySession? owner)
    {
        _ledger = ledger;
        _owner = owner;
    }

    /// <summary>True when an end came that fitted none of the open calls: the exchange should be asked what the line does.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Whose phone it is: the extension and the number that it shows.</summary>
    public void Own(string? device, string? number)
    {
        lock (_gate)
        {
            _device = device;
            _number = number;
        }
    }

    /// <summary>Takes an event in.</summary>
    public Tracked Apply(in CallSignal signal, DateTimeOffset now)
    {
        lock (_gate)
        {
            return signal.Kind switch
            {
                SignalKind.Ring => Ring(signal, now),
                SignalKind.Talk => Talk(signal, now),
                SignalKind.Out => Out(signal, now),
                SignalKind.ConferenceJoined => Join(signal, now),
                SignalKind.ConferenceLeft => Leave(signal, now),
                _ => new Tracked(null, TelEventType.ConferenceChanged, false),
            };
        }
    }

    /// <summary>A call that was asked for and of which no event has come yet.</summary>
    public Call Expect(string to, DateTimeOffset now)
    {
        lock (_gate)
        {
            var call = New(null, CallDirection.Outbound, _device, to, CallState.Dialing, now);
            call.IsExpected = true;
            return Put(call, call.Call with { Outcome = CallOutcome.Unknown }, now);
        }
    }

    /// <summary>A change that a command's result told of.</summary>
    public Call? Change(string id, CallState state, DateTimeOffset now)
    {
        lock (_gate) return _open.Find(call => call.Call.Id == id) is { } found ? Put(found, found.Call with { State = state }, now) : null;
    }

    /// <summary>The device's calls are in a conference now.</summary>
    public void Confer(string id)
    {
        lock (_gate)
        {
            if (_open.Find(call => call.Call.Id == id) is { } found) found.InConference = true;
        }
    }

    /// <summary>The open call of that id and its two channels.</summary>
    public (Call Call, string? Own, string? Other)? Find(string id)
    {
        lock (_gate) return _open.Find(call => call.Call.Id == id) is { } found ? (found.Call, found.Own, found.Other) : null;
    }

    /// <summary>The calls that have not ended.</summary>
    public IReadOnlyList<Call> Open()
    {
        lock (_gate) return [.. _open.Select(call => call.Call)];
    }

    /// <summary>Whether a call has been silent for so long, or an end was so odd, that the exchange should be asked.</summary>
    public bool NeedsCheck(DateTimeOffset now)
    {
        lock (_gate) return _open.Count > 0 && (IsInDoubt || _open.Exists(call => now - call.SeenAt > GhostLimits.Silence(call.IsAnswered)));
    }

    /// <summary>
    /// Takes the exchange's word on the line. An idle line has no calls; on a busy one a call may stay, but none rings for ever and none is kept
    /// without a sign for longer than anybody talks.
    /// </summary>
    /// <param name="state">What the exchange says; Unknown where it could not be asked.</param>
    /// <param name="asked">When it was asked: what an event told later is newer than the answer.</param>
    /// <param name="now">The present.</param>
    /// <returns>The calls that were given up.</returns>
    public IReadOnlyList<Call> Settle(DeviceState state, DateTimeOffset asked, DateTimeOffset now)
    {
        lock (_gate)
        {
            IsInDoubt = false;
            var gone = new List<Call>();
            foreach (var call in _open.ToArray())
            {
                if (call.SeenAt > asked) continue;
                var isTheOne = _open.Count == 1 && call.IsAnswered && state is DeviceState.Connected or DeviceState.Held;
                if (state == DeviceState.Idle || (!isTheOne && now - call.Call.StartedAt > GhostLimits.Life(call.IsAnswered))) gone.Add(End(call, now, failed: false));
                else if (state is DeviceState.Connected or DeviceState.Ringing or DeviceState.Dialing or DeviceState.Held) call.SeenAt = asked;
            }
            return gone;
        }
    }

    Tracked Ring(in CallSignal ring, DateTimeOffset now)
    {
        var (own, other) = ring.IsDial ? (ring.Peer, ring.Channel) : (ring.Channel, ring.Peer);
        if (ring.Device is null || PhoneNumber.SameExtension(ring.Device, _device)) LearnOwn(own);
        var call = CallLinks.Ringing(_open, ring, own, other);
        var isNew = call is null;
        call ??= New(ring.Uid, ring.IsDial ? CallDirection.Outbound : CallDirection.Inbound, ring.Device ?? _device, ring.Number, CallState.Unknown, now);
        call.IsExpected = false;
        call.LearnUid(ring.Uid);
        if (!call.IsAnswered) call.Take(own, other);
        var next = WithNumbers(call.Call, ring.Number) with
        {
            State = call.IsAnswered ? call.Call.State : ring.IsDial ? CallState.Dialing : CallState.Ringing,
            Outcome = call.Call.Outcome == CallOutcome.Unknown && ring.IsDial ? CallOutcome.Accepted : call.Call.Outcome,
            Channel = call.Own,
        };
        return new Tracked(Put(call, next, now), ring.IsDial ? TelEventType.Dialing : TelEventType.Ringing, isNew);
    }

    Tracked Talk(in CallSignal talk, DateTimeOffset now)
    {
        if (View(talk) is not { } view) return new Tracked(Past(talk)?.Call, TelEventType.Connected, false);
        var isLeg = !view.IsInbound && ChannelName.IsTransferLeg(view.Other) && !_open.Exists(call => !call.IsTransferLeg && ChannelName.Same(call.Other, view.Other));
        var call = isLeg ? CallLinks.Leg(_open, view.Other, view.OtherUid) : CallLinks.Talking(_open, view) ?? Revived(view, now);
        if (call is null && Past(talk) is { } over) return new Tracked(over.Call, TelEventType.Connected, false);
        var isNew = call is null;
        call ??= isLeg ? NewLeg(view, now) : New(FirstUid(talk), view.IsInbound ? CallDirection.Inbound : CallDirection.Outbound, _device, view.OtherNumber, CallState.Unknown, now);
        call.IsExpected = false;

        // The leg shares the device's own channel and its id with the first call.
        if (!call.IsTransferLeg) call.LearnUid(view.OwnUid);
        call.LearnUid(view.OtherUid);
        call.Take(view.Own, view.Other);
        call.IsAnswered = true;
        var next = WithNumbers(call.Call, view.OtherNumber) with { State = CallState.Connected, Outcome = CallOutcome.Answered, Channel = call.Own };
        return new Tracked(Put(call, next, now), TelEventType.Connected, isNew);
    }

    Tracked Out(in CallSignal end, DateTimeOffset now)
    {
        var channel = end.Channel;
        var isOwn = IsOwn(channel);
        var call = CallLinks.Ended(_open, end, isOwn);
        if (call is null && Past(end) is { } over) return new Tracked(over.Call, TelEventType.Ended, false);
        if (call is null && isOwn) call = CallLinks.EndedUnknown(_open, end);

        // The other party's channel says nothing about a conference: the own phone stays in it.
        if (call is not null && call.InConference && !isOwn && !ChannelName.Same(call.Own, channel)) return new Tracked(null, TelEventType.Ended, false);
        if (call is null)
        {
            IsInDoubt |= isOwn && _open.Count > 0;
            return new Tracked(null, TelEventType.Ended, false);
        }
        var type = EndType(call, end.Cause);
        var ended = End(call, now, type is TelEventType.Busy or TelEventType.Failed);

        // With the device's own channel goes everything that was on it.
        if (ChannelName.Same(call.Own, channel))
        {
            foreach (var other in _open.Where(other => ChannelName.Same(other.Own, channel)).ToArray()) End(other, now, failed: false);
        }
        return new Tracked(ended, type, false);
    }

    Tracked Join(in CallSignal joined, DateTimeOffset now)
    {
        var (channel, uid) = (joined.Channel, joined.Uid);
        var isOwn = IsOwn(channel) || PhoneNumber.SameExtension(joined.Device, _device);
        var call = _open.Find(call => call.HasChannel(channel)) ?? _open.Find(call => call.HasUid(uid)) ?? (isOwn && _open.Count == 1 ? _open[0] : null);
        if (!isOwn && !ChannelName.Same(call?.Own, channel)) return new Tracked(call?.Call, TelEventType.ConferenceChanged, false);
        var isNew = call is null;
        call ??= New(uid, CallDirection.Outbound, _device, null, CallState.Unknown, now);
        call.InConference = call.IsAnswered = true;
        call.IsExpected = false;
        call.Take(channel, null);
        call.LearnUid(uid);
        return new Tracked(Put(call, call.Call with { State = CallState.Connected, Outcome = CallOutcome.Answered, Channel = call.Own }, now), TelEventType.ConferenceChanged, isNew);
    }

    Tracked Leave(in CallSignal left, DateTimeOffset now)
    {
        var (channel, uid) = (left.Channel, left.Uid);
        var isOwn = IsOwn(channel) || PhoneNumber.SameExtension(left.Device, _device);
        var call = _open.Find(call => ChannelName.Same(call.Own, channel)) ?? (isOwn ? _open.Find(call => call.InConference && (call.HasUid(uid) || uid is null)) : null);
        if (call is not null) return new Tracked(End(call, now, failed: false), TelEventType.ConferenceChanged, false);
        if (left.Members == 0)
        {
            foreach (var over in _open.Where(call => call.InConference).ToArray()) End(over, now, failed: false);
        }
        return new Tracked(_open.Find(call => call.HasChannel(channel) || call.HasUid(uid))?.Call, TelEventType.ConferenceChanged, false);
    }

    static TelEventType EndType(TrackedCall call, string? cause)
    {
        if (call.IsAnswered) return TelEventType.Ended;
        if (call.IsInbound) return TelEventType.Missed;
        return cause switch
        {
            "17" => TelEventType.Busy,
            null or "0" or "16" or "31" => TelEventType.Ended,
            _ => TelEventType.Failed,
        };
    }

    /// <summary>Which of the two channels is the device's; null where neither is.</summary>
    TalkView? View(in CallSignal talk)
    {
        var (caller, called) = (talk.Channel, talk.Peer);
        var isInbound = IsOwn(called) && !IsOwn(caller);
        if (!isInbound && !IsOwn(caller))
        {
            if (IsOwnNumber(talk.PeerNumber) || _open.Exists(call => ChannelName.IsOfOneCall(called) && ChannelName.Same(call.Own, called))) isInbound = true;
            else if (!IsOwnNumber(talk.Number) && !_open.Exists(call => ChannelName.IsOfOneCall(caller) && ChannelName.Same(call.Own, caller))) return null;
        }
        return isInbound
            ? new TalkView(true, called, caller, talk.PeerUid, talk.Uid, talk.Number)
            : new TalkView(false, caller, called, talk.Uid, talk.PeerUid, talk.PeerNumber);
    }

    /// <summary>A call that is over and that the event still names.</summary>
    TrackedCall? Past(CallSignal signal)
        => _ended.FindLast(call => call.HasUid(signal.Uid) || (ChannelName.IsOfOneCall(signal.Channel) && (call.HasChannel(signal.Channel) || call.HadChannel(signal.Channel))));

    TrackedCall? Revived(in TalkView view, DateTimeOffset now)
    {
        var (isInbound, ownUid, otherUid) = (view.IsInbound, view.OwnUid, view.OtherUid);
        var call = _ended.FindLast(call => !call.IsAnswered && call.IsInbound == isInbound && now - call.SeenAt <= s_revival && (call.HasUid(ownUid) || call.HasUid(otherUid)));
        if (call is null) return null;
        _ended.Remove(call);
        _open.Add(call);
        return call;
    }

    TrackedCall New(string? uid, CallDirection direction, string? device, string? number, CallState state, DateTimeOffset now)
        => Add(new TrackedCall(Make(uid, direction, device, number, state, now)) { SeenAt = now });

    TrackedCall NewLeg(in TalkView view, DateTimeOffset now)
        => Add(new TrackedCall(Make(view.OtherUid, CallDirection.Outbound, _device, ChannelName.Peer(view.Other).ToString(), CallState.Connected, now)) { SeenAt = now, IsTransferLeg = true });

    Call Make(string? uid, CallDirection direction, string? device, string? number, CallState state, DateTimeOffset now) => new()
    {
        Id = Id(uid, now),
        Session = _owner?.Name ?? "",
        Owner = _owner,
        Device = device,
        Direction = direction,
        From = direction == CallDirection.Inbound ? number : device,
        To = direction == CallDirection.Inbound ? device : number,
        State = state,
        StartedAt = now,
    };

    /// <summary>The exchange's id of the first leg; one of our own where it has none, or gave it to a call before.</summary>
    string Id(string? uid, DateTimeOffset now)
    {
        if (uid is not null && _ledger.Find(uid) is null) return uid;
        return string.Create(CultureInfo.InvariantCulture, $"{uid ?? $"{_owner?.Name}-{now:HHmmss}"}-{++_count}");
    }

    TrackedCall Add(TrackedCall call)
    {
        if (_open.Count == MostOpen) End(_open.MinBy(other => other.SeenAt)!, call.SeenAt, failed: false);
        _open.Add(call);
        return call;
    }

    Call Put(TrackedCall call, Call next, DateTimeOffset now)
    {
        call.SeenAt = now;
        return call.Call = _ledger.Put(next);
    }

    Call End(TrackedCall call, DateTimeOffset now, bool failed)
    {
        _open.Remove(call);
        if (_ended.Count == Remembered) _ended.RemoveAt(0);
        _ended.Add(call);
        return Put(call, call.Call with { State = CallState.Ended, Outcome = failed ? CallOutcome.Failed : call.Call.Outcome }, now);
    }

    static Call WithNumbers(Call call, string? number)
        => call.Direction == CallDirection.Inbound ? (call.From is null ? call with { From = number } : call) : call.To is null ? call with { To = number } : call;

    static string? FirstUid(in CallSignal talk) => talk.Uid ?? talk.PeerUid;

    /// <summary>The device's channels may be named otherwise than its extension (10033447 for 3447 in 3.14).</summary>
    void LearnOwn(string? channel)
    {
        if (IsOwn(channel) || !ChannelName.IsOfOneCall(channel) || ChannelName.IsTransferLeg(channel) || _ownPeers.Count == MostOwnNames) return;
        _ownPeers.Add(ChannelName.Peer(channel).ToString());
    }

    bool IsOwn(string? channel)
    {
        if (channel is null || ChannelName.IsTransferLeg(channel)) return false;
        var peer = ChannelName.Peer(channel);
        if (_device is not null && peer.TrimStart('0').SequenceEqual(_device.AsSpan().TrimStart('0'))) return true;
        foreach (var own in _ownPeers)
        {
            if (peer.SequenceEqual(own)) return true;
        }
        return false;
    }

    bool IsOwnNumber(string? number) => number is not null && (PhoneNumber.SameExtension(number, _device) || number == _number);
}
