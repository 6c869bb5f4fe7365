using TelephonyOps.Simulator.Providers.Ipecs.Smdr;

namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>A call's life: placed, routed, rung, answered, cleared, recorded.</summary>
internal sealed class CallFlow(PhoneSwitch system)
{
    private const int MaximumHops = 5;
    private static readonly string[] s_busyServices = ["intrusion", "callback", "campon", "callwait"];
    private static readonly string[] s_dndServices = ["intrusion", "callback"];

    private Announcer Announce => system.Announce;

    /// <summary>Whether there is anything at this number.</summary>
    public bool Exists(string number) => system.Stations.ContainsKey(number) || system.AcdGroups.ContainsKey(number) || NumberingPlan.IsOutside(number);

    public Call Place(Station caller, string dialled, Cause cause)
    {
        var call = system.NewCall(caller.Number, dialled);
        var leg = system.Join(call, caller, LegState.Dialing);
        Announce.Proceeding(leg, dialled);
        Route(leg, dialled, cause);
        return call;
    }

    /// <summary>A call from outside comes in.</summary>
    public Call? PlaceInbound(OutsideParty caller, string dialled)
    {
        var call = system.NewCall(caller.Number, dialled);
        call.Inbound = true;
        var leg = system.Join(call, caller, LegState.Dialing);
        system.Acd.Of(1, caller);
        system.Acd.Call(3, call, caller, system.Stations.GetValueOrDefault(dialled), data2: system.AcdGroups.ContainsKey(dialled) ? "5" : "2");
        system.Acd.Call(72, call, caller, system.Stations.GetValueOrDefault(dialled), caller.Number);
        Route(leg, dialled, Cause.TrunkCall);
        return system.Calls.GetValueOrDefault(call.RefId);
    }

    /// <summary>Sends a party that waits to a number: it rings there, queues there, or fails.</summary>
    public void Route(Leg caller, string number, Cause cause, string? diversion = null, int hops = 0)
    {
        var call = caller.Call;
        call.CalledDn = number;
        if (system.Stations.TryGetValue(number, out var station))
            RouteToStation(caller, station, cause, diversion, hops);
        else if (system.AcdGroups.TryGetValue(number, out var group))
            system.Desk.Distribute(caller, group, diversion);
        else if (NumberingPlan.IsOutside(number))
            RouteOutside(caller, number, cause);
        else
            Fail(caller, Cause.InvalidDestination, 1, []);
    }

    public Leg Ring(Call call, Station station, Cause cause, string? diversion, string acdGroup = "0")
    {
        var leg = system.Join(call, station, LegState.Ringing);
        leg.Cause = cause;
        leg.Diversion = diversion;
        Announce.Ringing(leg);
        system.Acd.Call(66, call, station, call.Other(leg)?.Party, acdGroup);
        Later("ring-ms", leg, LegState.Ringing, () => NoAnswer(leg));
        Later("auto-answer-ms", leg, LegState.Ringing, () =>
        {
            if (station.Active is null)
                Answer(leg);
        });
        return leg;
    }

    public void Answer(Leg leg)
    {
        var call = leg.Call;
        system.Set(leg, LegState.Connected);
        if (call.DialOnAnswer is { } number)
        {
            call.DialOnAnswer = null;
            system.Set(leg, LegState.Dialing);
            Announce.Proceeding(leg, number);
            Route(leg, number, Cause.NewCall);
            return;
        }
        call.AnsweredAt ??= system.Now;
        if (call.Group is not null)
        {
            system.Conferences.Answered(leg);
            return;
        }
        Announce.Connected(leg, leg.Cause);
        if (call.Other(leg) is { } other)
        {
            system.Acd.Call(42, call, leg.Party, other.Party);
            if (other.State is LegState.Dialing or LegState.Alerting or LegState.Camping)
            {
                system.Set(other, LegState.Connected);
                Announce.Connected(other, leg.Cause);
            }
        }
    }

    /// <summary>A party hangs up, gives up, or rejects.</summary>
    public void Clear(Leg leg, Cause cause)
    {
        var call = leg.Call;
        AcdDesk.Forget(call);
        if (call.IsConference && leg != call.Master && (call.Group is not null || call.Legs.Count > 2))
        {
            system.Conferences.Drop(leg, cause);
            return;
        }
        // The order of the legs is the order of the events: who hung up is told first.
        system.Leave(leg);
        Announce.Released(leg, leg.Number, cause);
        foreach (var other in call.Legs.ToList())
        {
            var rang = other.State == LegState.Ringing;
            system.Leave(other);
            if (rang)
                Announce.Released(other, leg.Number, cause);
            else
                Announce.ReleasedAsc(other, leg.Number, cause);
            if (!rang && system.Knobs.Flag("released-after-asc"))
                Announce.Released(other, other.Number, Cause.NormalClearing);
            if (leg.Station is not null || other.Station is not null)
                system.Acd.Call(44, call, leg.Party, other.Party, "0");
        }
        End(call);
    }

    public void Fail(Leg caller, Cause cause, int disconnectCause, IReadOnlyList<string> services)
    {
        caller.Call.DisconnectCause = disconnectCause;
        if (caller.Station is null)
        {
            Clear(caller, cause);
            return;
        }
        system.Set(caller, LegState.Failed);
        Announce.Failed(caller, services, cause);
        system.Acd.Call(43, caller.Call, caller.Party, null);
    }

    /// <summary>A call without parties is over: its record is written, and pushed.</summary>
    public void End(Call call)
    {
        if (!system.Calls.Remove(call.RefId))
            return;
        if (call.ParkedAt is { } place)
            system.Parked.Remove(place);
        system.Conferences.Ended(call);
        if (call.LastStation is not { } station || (call.Outside is null && !system.Knobs.Flag("smdr-internal")))
            return;
        var now = system.Now;
        var duration = call.AnsweredAt is { } answered ? now - answered : TimeSpan.Zero;
        var cause = call.AnsweredAt is not null ? 16 : call.DisconnectCause == 16 ? 19 : call.DisconnectCause;
        var record = system.Smdr.Add(index => new(
            index,
            call.RefId,
            call.Outside is null ? call.CallingDn : station.Number,
            call.Outside?.Co ?? "",
            duration,
            call.StartedAt,
            call.Outside is null ? "S" : call.Inbound ? "I" : "O",
            call.Outside is null ? call.CalledDn : call.Outside.Number,
            "",
            "",
            "",
            cause));
        var layout = new SmdrLayout(system.Knobs);
        system.Hub.RaiseSmdr(json => layout.Write(json, record));
        if (call.Outside is { } line)
            system.Acd.Record(call, station, line, duration);
    }

    /// <summary>A phone has become free: who camps on it rings now, who asked for a call back is rung.</summary>
    public void ServeWaiting(Station station)
    {
        if (!station.IsRegistered)
            return;
        if (system.Calls.Values.FirstOrDefault(call => call.CampsOn == station) is { } camping)
        {
            camping.CampsOn = null;
            Ring(camping, station, Cause.NewCall, null);
            return;
        }
        if (system.Stations.Values.FirstOrDefault(from => from.CallBack == station && from.IsIdle && from != station) is { } waiting)
        {
            waiting.CallBack = null;
            var call = system.NewCall(station.Number, waiting.Number);
            call.DialOnAnswer = station.Number;
            Ring(call, waiting, Cause.CallBack, null);
        }
    }

    private void RouteToStation(Leg caller, Station station, Cause cause, string? diversion, int hops)
    {
        var forward = station.Forward;
        var busy = !station.IsIdle;
        Cause? why = forward.Type switch
        {
            "uncondition" => Cause.ForwardImmediate,
            "busy" or "busy_noans" when busy => Cause.ForwardBusy,
            "DND" when station.Dnd => Cause.Dnd,
            _ => null,
        };
        if (why is not null && hops < MaximumHops)
        {
            system.Acd.Call(48, caller.Call, station, caller.Party);
            Route(caller, forward.Destination, why, station.Number, hops + 1);
        }
        else if (!station.IsRegistered)
        {
            Fail(caller, Cause.Blocked, 27, []);
        }
        else if (station.Dnd)
        {
            Fail(caller, Cause.Dnd, 21, s_dndServices);
        }
        else if (busy)
        {
            Fail(caller, Cause.UserBusy, 17, s_busyServices);
        }
        else
        {
            system.Acd.Call(41, caller.Call, caller.Party, station);
            system.Set(caller, LegState.Alerting);
            Announce.Alerting(caller, cause);
            Ring(caller.Call, station, cause, diversion);
        }
    }

    private void RouteOutside(Leg caller, string number, Cause cause)
    {
        if (system.Seize(number) is not { } outside)
        {
            Fail(caller, Cause.TrunkBusy, 34, []);
            return;
        }
        var call = caller.Call;
        system.Acd.Of(1, outside);
        system.Acd.Call(41, call, caller.Party, outside);
        system.Acd.Call(67, call, caller.Party, outside, data2: number);
        var leg = system.Join(call, outside, LegState.Ringing);
        leg.Cause = cause;
        if (NumberingPlan.IsBusy(number) || NumberingPlan.IsUnknown(number))
        {
            system.Leave(leg);
            if (NumberingPlan.IsBusy(number))
                Fail(caller, Cause.UserBusy, 17, []);
            else
                Fail(caller, Cause.InvalidDestination, 1, []);
            return;
        }
        system.Set(caller, LegState.Alerting);
        Announce.Alerting(caller, cause);
        Later("ring-ms", leg, LegState.Ringing, () => NoAnswer(leg));
        if (NumberingPlan.NeverAnswers(number))
            return;
        Later("answer-ms", leg, LegState.Ringing, () =>
        {
            Answer(leg);
            Later("talk-ms", leg, LegState.Connected, () => Clear(leg, Cause.NormalClearing));
        });
    }

    private void NoAnswer(Leg leg)
    {
        var call = leg.Call;
        if (leg.Station is { Forward.Type: "no_answer" or "busy_noans" } station && call.Other(leg) is { } caller && call.Group is null)
        {
            system.Leave(leg);
            Announce.Released(leg, leg.Number, Cause.ForwardNoAnswer);
            Route(caller, station.Forward.Destination, Cause.ForwardNoAnswer, station.Number, 1);
            return;
        }
        call.DisconnectCause = 19;
        Clear(leg, Cause.NoAnswer);
    }

    private void Later(string knob, Leg leg, LegState expected, Action act)
    {
        var call = leg.Call;
        system.After(system.Knobs.Milliseconds(knob), () =>
        {
            if (leg.State == expected && leg.Call == call && call.Legs.Contains(leg))
                act();
        });
    }
}
