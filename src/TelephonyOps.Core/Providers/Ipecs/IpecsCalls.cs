using System.Collections.Concurrent;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.Ipecs.Events;

namespace TelephonyOps.Providers.Ipecs;

/// <summary>
/// Keeps the session's calls up with the events. One callRefID stands for all legs of a call; the session's call is the leg that it knew first,
/// and the other legs speak for it only where its own device is not watched.
/// </summary>
sealed class IpecsCalls(IpecsSession session)
{
    const int Most = 10_000;
    readonly object _gate = new();
    readonly ConcurrentDictionary<string, string> _ringing = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, string> _consultations = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, string> _held = new(StringComparer.Ordinal);

    /// <summary>Whether the system numbers its calls, as far as was seen (quirk 50).</summary>
    public bool SawId { get; set; }

    /// <summary>The device at which the call rings; null where none is known.</summary>
    public string? RingingDevice(string id) => _ringing.GetValueOrDefault(id);

    /// <summary>The consultation that was begun from a call.</summary>
    public string? ConsultationOf(string held) => _consultations.GetValueOrDefault(held);

    /// <summary>The call that a consultation holds.</summary>
    public string? HeldBy(string consultation) => _held.GetValueOrDefault(consultation);

    public void Link(string held, string consultation)
    {
        Bound(_consultations);
        Bound(_held);
        _consultations[held] = consultation;
        _held[consultation] = held;
    }

    /// <summary>Looks a call up and notes what a command did to it, while no event of it is followed: either could undo what the other just noted.</summary>
    public T Alone<T>(Func<T> act)
    {
        lock (_gate) return act();
    }

    /// <summary>Called for every event of a call, in order, by one thread.</summary>
    public void Follow(IpecsEvent item)
    {
        if (item.CallId is not { } id || item.Device is not { } device) return;
        lock (_gate)
        {
            if (item.State is { } state) Follow(item, id, device, state);
            else if (item.Type == TelEventType.Ringing) Announce(item, id, device);
        }
    }

    /// <summary>
    /// An ACD event tells of a call in other words, and before the call's own event: whoever takes it as the sign can act on the call at once. Only
    /// where the call's own events follow, which say who calls, and when it is over.
    /// </summary>
    void Announce(IpecsEvent item, string id, string device)
    {
        if (session.Calls.Find(id) is not null || !session.Monitors.IsWatched(device, MonitorKind.Call)) return;
        SawId = true;
        session.Calls.Put(new Call { Id = id, Session = session.Name, Owner = session, Device = device, Direction = CallDirection.Inbound, State = CallState.Ringing, StartedAt = item.Time });
    }

    void Follow(IpecsEvent item, string id, string device, CallState state)
    {
        SawId = true;
        if (state == CallState.Ringing && item.Type == TelEventType.Ringing)
        {
            Bound(_ringing);
            _ringing[id] = device;
        }
        else if (!_ringing.IsEmpty)
        {
            _ringing.TryRemove(KeyValuePair.Create(id, device));
        }

        var known = session.Calls.Find(id);
        if (known is null || (known.State == CallState.Ended && state != CallState.Ended)) known = Begin(item, id, device);
        else if (known.Device != device && known.Device is not null && session.Monitors.IsWatched(known.Device, MonitorKind.Call)) return;

        // Parking releases the phone (held, then released), not the call.
        if (state == CallState.Ended && known.ParkingLocation is not null) return;
        session.Calls.Put(known with
        {
            State = state == CallState.Unknown ? known.State : state,
            Outcome = item.Type switch { TelEventType.Connected => CallOutcome.Answered, TelEventType.Failed => CallOutcome.Failed, _ => known.Outcome },
            From = known.From ?? item.From,
            To = known.To ?? item.To,
        });
        if (state == CallState.Ended && _held.TryRemove(id, out var held)) _consultations.TryRemove(held, out _);
    }

    /// <summary>The system says that the device has no call: what the session still believed it had is over.</summary>
    public void Clear(string device)
    {
        lock (_gate)
        {
            foreach (var call in session.Calls.Active())
            {
                if (call.Device == device && call.ParkingLocation is null) session.Calls.Put(call with { State = CallState.Ended });
            }
        }
    }

    Call Begin(IpecsEvent item, string id, string device) => new()
    {
        Id = id,
        Session = session.Name,
        Owner = session,
        Device = device,
        Direction = item.Type switch
        {
            TelEventType.Dialing or TelEventType.Alerting or TelEventType.Failed => CallDirection.Outbound,
            TelEventType.Ringing => CallDirection.Inbound,
            _ => CallDirection.Unknown,
        },
        From = item.From ?? (item.Type == TelEventType.Dialing ? device : null),
        To = item.To,
        StartedAt = item.Time,
    };

    /// <summary>An end that was lost in a gap must not be remembered for ever.</summary>
    static void Bound(ConcurrentDictionary<string, string> map)
    {
        if (map.Count > Most) map.Clear();
    }
}
