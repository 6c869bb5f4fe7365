using System.Globalization;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>The calls behind the events. The library names none of them: a click call is the only one of its kind, the others go by their two numbers.</summary>
sealed class SkbImsCalls(SkbImsSession session)
{
    readonly object _gate = new();
    readonly Dictionary<(CallDirection, string, string), string> _open = [];
    Call? _pending;
    string? _click;
    string? _inbound;
    int _count;

    /// <summary>The click call in progress.</summary>
    public Call? Click => Known(_click);

    /// <summary>The inbound call that the latest event was about.</summary>
    public Call? Inbound => Known(_inbound);

    /// <summary>A call about to be dialled. It is known from the moment that the vendor starts it.</summary>
    public Call Prepare(string to)
    {
        lock (_gate) return _pending = New(CallDirection.Outbound, session.Device, to, CallState.Dialing);
    }

    /// <summary>What a command learnt of its call.</summary>
    public Call Settle(Call call, CallState state, CallOutcome outcome)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_pending, call)) _pending = null;
            var known = session.Calls.Find(call.Id) ?? call;
            if (state == CallState.Ended && _click == call.Id) _click = null;
            return session.Calls.Put(known with
            {
                State = known.State == CallState.Ended ? CallState.Ended : state == CallState.Unknown ? known.State : state,

                // That somebody answered says more than that the vendor took a command.
                Outcome = known.Outcome == CallOutcome.Answered ? CallOutcome.Answered : outcome,
            });
        }
    }

    /// <summary>It was never dialled.</summary>
    public void Drop(Call call)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_pending, call)) _pending = null;
        }
    }

    /// <summary>The call that an event is about, as it stands after it; null where it is about none.</summary>
    public Call? Follow(ImsEvent item, TelEventType type)
    {
        lock (_gate)
        {
            return item.Service switch
            {
                ImsService.ClickCall => ClickCall(item, type),
                ImsService.Cid => Put(CallDirection.Inbound, item, CallState.Ringing),
                ImsService.TermcallStartNoti => Put(CallDirection.Inbound, item, CallState.Connected),
                ImsService.TermcallEndNoti => End(CallDirection.Inbound, item, null),
                ImsService.AbsNoti => End(CallDirection.Inbound, item, CallOutcome.Failed),

                // Another subscriber took it: it rings here no longer.
                ImsService.Cpunoti => End(CallDirection.Inbound, item, null),
                ImsService.OrigcallStartNoti => Put(CallDirection.Outbound, item, CallState.Dialing),
                ImsService.OrigcallEndNoti => End(CallDirection.Outbound, item, null),
                ImsService.TermRec => TermRec(item, type),
                _ => null,
            };
        }
    }

    /// <summary>A call that no event told of.</summary>
    public Call Untold(CallDirection direction) => New(direction, null, null, CallState.Unknown) with { Device = session.Device };

    /// <summary>After a gap nobody knows which calls still stand.</summary>
    public void Doubt()
    {
        lock (_gate)
        {
            _open.Clear();
            (_click, _inbound, _pending) = (null, null, null);
            foreach (var call in session.Calls.Active()) session.Calls.Put(call with { State = CallState.Unknown });
        }
    }

    Call? ClickCall(ImsEvent item, TelEventType type)
    {
        switch (type)
        {
            case TelEventType.Dialing:
                var started = (_pending ?? Known(_click) ?? New(CallDirection.Outbound, item.Dn1, item.Dn2, CallState.Dialing)) with { State = CallState.Dialing };
                if (item.Dn1.Length > 0) started = started with { From = item.Dn1, Device = item.Dn1 };
                _pending = null;
                _click = started.Id;
                return session.Calls.Put(started);
            case TelEventType.Alerting or TelEventType.Connected when Click is { } call:
                return session.Calls.Put(type == TelEventType.Connected ? call with { State = CallState.Connected, Outcome = CallOutcome.Answered } : call with { State = CallState.Ringing });
            case TelEventType.Ended when Click is { } call:
                _click = null;
                return session.Calls.Put(call with { State = CallState.Ended, Outcome = item.Succeeded || call.Outcome == CallOutcome.Answered ? call.Outcome : CallOutcome.Failed });
            default:
                return Click;
        }
    }

    Call? TermRec(ImsEvent item, TelEventType type)
    {
        var call = item.Dn1.Length > 0 && _open.TryGetValue(Key(CallDirection.Inbound, item), out var id) ? Known(id) : Inbound;
        return type != TelEventType.Ended || call is null ? call : Close(call, null);
    }

    Call Put(CallDirection direction, ImsEvent item, CallState state)
    {
        var key = Key(direction, item);
        var call = _open.TryGetValue(key, out var id) ? Known(id) : null;
        call = session.Calls.Put(call is null ? New(direction, item.Dn1, item.Dn2, state) : call with { State = state, Outcome = state == CallState.Connected ? CallOutcome.Answered : call.Outcome });
        _open[key] = call.Id;
        if (direction == CallDirection.Inbound) _inbound = call.Id;
        return call;
    }

    Call? End(CallDirection direction, ImsEvent item, CallOutcome? outcome)
        => _open.TryGetValue(Key(direction, item), out var id) && Known(id) is { } call ? Close(call, outcome) : null;

    Call Close(Call call, CallOutcome? outcome)
    {
        foreach (var key in _open.Where(pair => pair.Value == call.Id).Select(pair => pair.Key).ToList()) _open.Remove(key);
        if (_inbound == call.Id) _inbound = null;
        return session.Calls.Put(call with { State = CallState.Ended, Outcome = outcome ?? call.Outcome });
    }

    Call New(CallDirection direction, string? from, string? to, CallState state) => new()
    {
        Session = session.Name,
        Owner = session,
        Id = string.Create(CultureInfo.InvariantCulture, $"skb-{Interlocked.Increment(ref _count)}"),
        Device = direction == CallDirection.Inbound ? to : from,
        Direction = direction,
        From = from,
        To = to,
        State = state,
        Outcome = state == CallState.Connected ? CallOutcome.Answered : CallOutcome.Unknown,
        StartedAt = session.Now,
    };

    Call? Known(string? id) => id is null ? null : session.Calls.Find(id);

    static (CallDirection, string, string) Key(CallDirection direction, ImsEvent item) => (direction, ImsExpectation.Plain(item.Dn1), ImsExpectation.Plain(item.Dn2));
}
