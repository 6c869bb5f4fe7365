using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Operations;

/// <summary>Hold and what comes of it: retrieve, consultation, transfer, reconnect, conference, park (5.3.4.6–12, 18, 23, 24).</summary>
internal static class HoldOperations
{
    public static SimulatedResponse Hold(OperationContext context)
    {
        var station = context.Device();
        Hold(context, context.Leg(station));
        return context.Data();
    }

    public static SimulatedResponse Retrieve(OperationContext context)
    {
        var station = context.Device();
        var leg = context.Leg(station, leg => leg.State == LegState.Holding);
        if (leg.State != LegState.Holding)
            throw IpecsError.NoHeldCall;
        if (station.Active is not null)
            throw IpecsError.InvalidConnectionState;
        Retrieve(context, leg);
        return context.Data();
    }

    public static SimulatedResponse Consultation(OperationContext context)
    {
        var station = context.Device();
        context.Arguments.Choice("svcType", "conference", "transfer");
        var target = context.Destination("calledDN", station);
        var leg = context.Leg(station);
        if (leg.State != LegState.Holding)
            Hold(context, leg);
        else if (station.Active is not null)
            throw IpecsError.InvalidConnectionState;
        context.Switch.Acd.Call(58, leg.Call, station, leg.Call.Other(leg)?.Party);
        return context.CallData(context.Switch.Flow.Place(station, target, Cause.Consultation).RefId);
    }

    /// <summary>The held party and the active one are put together; the call keeps the held one's number (5.3.4.9).</summary>
    public static SimulatedResponse Transfer(OperationContext context)
    {
        var station = context.Device();
        var (held, active) = HeldAndActive(context, station);
        if (active.State is not LegState.Connected and not LegState.Alerting || held.Call.IsConference || active.Call.IsConference)
            throw IpecsError.InvalidConnectionState;
        var system = context.Switch;
        var transferred = held.Call.Other(held)!;
        var target = active.Call.Other(active)!;
        var screened = active.State == LegState.Connected;
        var call = held.Call;
        var consulted = active.Call;

        system.Announce.Transferring(held, transferred.Number, target.Number, screened ? "screened" : "unscreened");
        consulted.Legs.Remove(target);
        call.Legs.Add(target);
        target.Call = call;
        target.Cause = screened ? Cause.ScreenedTransfer : Cause.UnscreenedTransfer;
        call.CalledDn = target.Number;
        call.CallingDn = transferred.Number;
        call.Outside ??= target.Party as OutsideParty;
        call.LastStation = target.Station ?? transferred.Station ?? call.LastStation;
        system.Leave(active);
        system.Announce.Released(active, consulted.RefId, station.Number, target.Cause);
        system.Leave(held);
        system.Announce.Released(held, call.RefId, station.Number, target.Cause);
        system.Calls.Remove(consulted.RefId);
        system.Announce.Transferred(transferred, target.Number, station.Number);
        system.Announce.Transferred(target, target.Number, station.Number);
        system.Acd.Call(70, call, transferred.Party, target.Party);
        if (screened)
        {
            foreach (var leg in (Leg[])[transferred, target])
            {
                system.Set(leg, LegState.Connected);
                system.Announce.Connected(leg, Cause.ScreenedTransfer);
            }
        }
        else
        {
            system.Set(transferred, LegState.Alerting);
            system.Announce.Alerting(transferred, Cause.UnscreenedTransfer);
            system.Announce.Ringing(target);
        }
        return context.CallData(call.RefId);
    }

    public static SimulatedResponse SingleStepTransfer(OperationContext context)
    {
        var station = context.Device();
        var leg = context.Leg(station);
        var target = context.Destination("transferDN", station);
        if (leg.State != LegState.Connected || leg.Call.IsConference || leg.Call.Other(leg) is not { } other)
            throw IpecsError.InvalidConnectionState;
        if (context.Switch.Stations.TryGetValue(target, out var phone) && !phone.Forward.IsOn)
        {
            if (phone.Dnd)
                throw IpecsError.AssociateDnd;
            if (!phone.IsIdle)
                throw IpecsError.AssociateBusy;
        }
        var call = leg.Call;
        context.Switch.Announce.Transferring(leg, other.Number, target, "blind");
        context.Switch.Announce.Transferred(other, target, station.Number);
        context.Switch.Announce.Released(leg, station.Number, Cause.BlindTransfer);
        context.Switch.Acd.Call(70, call, station, other.Party);
        context.Switch.Leave(leg);
        context.Switch.Set(other, LegState.Dialing);
        call.CallingDn = other.Number;
        context.Switch.Flow.Route(other, target, Cause.BlindTransfer, station.Number);
        return context.CallData(call.RefId);
    }

    public static SimulatedResponse Reconnect(OperationContext context)
    {
        var station = context.Device();
        var (held, active) = HeldAndActive(context, station);
        context.Switch.Flow.Clear(active, Cause.NormalClearing);
        Retrieve(context, held);
        return context.Data();
    }

    public static SimulatedResponse Conference(OperationContext context)
    {
        var station = context.Device();
        var (held, active) = HeldAndActive(context, station);
        if (active.State != LegState.Connected)
            throw IpecsError.InvalidConnectionState;
        return context.CallData(context.Switch.Conferences.Merge(held, active).RefId);
    }

    public static SimulatedResponse Park(OperationContext context)
    {
        var station = context.Device();
        var leg = context.Leg(station);
        if (leg.State is not LegState.Connected and not LegState.Holding || leg.Call.IsConference || leg.Call.Other(leg) is not { } other)
            throw IpecsError.InvalidConnectionState;
        var system = context.Switch;
        var place = Enumerable.Range(NumberingPlan.ParkFirst, NumberingPlan.ParkLast).FirstOrDefault(place => !system.Parked.ContainsKey(place));
        if (place == 0)
            throw IpecsError.InvalidDestination;
        var call = leg.Call;
        system.Parked[place] = call;
        call.ParkedAt = place;
        if (other.State != LegState.Held)
        {
            system.Set(other, LegState.Held);
            system.Announce.Held(other, station.Number);
        }
        system.Leave(leg);
        system.Announce.Released(leg, station.Number, Cause.NormalClearing);
        system.Acd.Call(55, call, station, other.Party, "01");
        return context.Data(("parkingLoc", context.Number(place)));
    }

    public static SimulatedResponse Unpark(OperationContext context)
    {
        var station = context.Device();
        context.Extension("callingDN");
        var place = context.Arguments.Number("parkingLoc");
        if (place is < 0 or > NumberingPlan.ParkLast)
            throw IpecsError.InvalidParameterValue;
        if (station.Active is not null || station.Ringing is not null)
            throw IpecsError.InvalidConnectionState;
        if (!context.Switch.Parked.Remove(place, out var call))
            throw IpecsError.InvalidDestination;
        call.ParkedAt = null;
        var parked = call.Legs.Single();
        var leg = context.Switch.Join(call, station, LegState.Connected);
        context.Switch.Set(parked, LegState.Connected);
        context.Switch.Announce.Retrieve(leg);
        context.Switch.Announce.Retrieved(parked, station.Number);
        return context.Data();
    }

    private static void Hold(OperationContext context, Leg leg)
    {
        if (leg.State == LegState.Holding)
            throw IpecsError.InvalidHeldDeviceState;
        if (leg.State != LegState.Connected)
            throw IpecsError.InvalidConnectionState;
        context.Switch.Set(leg, LegState.Holding);
        context.Switch.Announce.Hold(leg);
        var others = leg.Call.Legs.Where(other => other != leg && other.State == LegState.Connected && !leg.Call.IsConference).ToList();
        foreach (var other in others)
        {
            context.Switch.Set(other, LegState.Held);
            context.Switch.Announce.Held(other, leg.Number);
            context.Switch.Acd.Call(49, leg.Call, leg.Party, other.Party);
        }
    }

    private static void Retrieve(OperationContext context, Leg leg)
    {
        context.Switch.Set(leg, LegState.Connected);
        context.Switch.Announce.Retrieve(leg);
        foreach (var other in leg.Call.Legs.Where(other => other.State == LegState.Held).ToList())
        {
            context.Switch.Set(other, LegState.Connected);
            context.Switch.Announce.Retrieved(other, leg.Number);
        }
    }

    // The document does not say which of the two calls the command names: either will do, a third will not.
    private static (Leg Held, Leg Active) HeldAndActive(OperationContext context, Station station)
    {
        var named = context.Leg(station);
        var held = named.State == LegState.Holding ? named : station.Holding ?? throw IpecsError.NoHeldCall;
        var active = named.State == LegState.Holding ? station.Active : named;
        return (held, active is { State: not LegState.Ringing } ? active : throw IpecsError.InvalidConnectionState);
    }
}
