using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Operations;

/// <summary>A call's plain life: make, answer, clear, reroute, digits, status (5.3.4.2–5, 11, 19, 22).</summary>
internal static class CallOperations
{
    public static SimulatedResponse Make(OperationContext context)
    {
        var station = context.Device();
        var number = context.Arguments.Text("calledDN");
        if (station.Active is not null || station.Ringing is not null)
            throw IpecsError.InvalidConnectionState;
        if (!context.Switch.Flow.Exists(number) || number == station.Number)
            throw IpecsError.InvalidCalledDevice;
        return context.CallData(context.Switch.Flow.Place(station, number, Cause.NewCall).RefId);
    }

    public static SimulatedResponse Answer(OperationContext context)
    {
        var station = context.Device();
        var leg = context.Leg(station, leg => leg.State == LegState.Ringing);
        if (leg.State != LegState.Ringing)
            throw IpecsError.NoCallToAnswer;
        if (station.Active is not null)
            throw IpecsError.InvalidConnectionState;
        context.Switch.Flow.Answer(leg);
        return context.Data();
    }

    public static SimulatedResponse Clear(OperationContext context)
    {
        var station = context.Device();
        if (station.IsIdle)
            throw IpecsError.NoConnectionToClear;
        var leg = context.Leg(station);
        context.Switch.Flow.Clear(leg, leg.State == LegState.Ringing ? Cause.Reject : Cause.NormalClearing);
        return context.Data();
    }

    public static SimulatedResponse Reroute(OperationContext context)
    {
        if (context.Switch.AcdGroups.TryGetValue(context.Digits("deviceNumber"), out var group))
            return RerouteQueued(context, group);
        var station = context.Device();
        var leg = context.Leg(station);
        var target = context.Destination("divertToDN", station);
        if (leg.State is not LegState.Ringing and not LegState.Connected || leg.Call.IsConference || leg.Call.Other(leg) is not { } other)
            throw IpecsError.InvalidConnectionState;
        var announce = context.Switch.Announce;
        announce.Rerouted(leg, target, station.Number);
        announce.Rerouting(other, target, station.Number);
        announce.Released(leg, station.Number, Cause.Reroute);
        context.Switch.Leave(leg);
        context.Switch.Set(other, LegState.Dialing);
        context.Switch.Flow.Route(other, target, Cause.Reroute, station.Number);
        return context.Data();
    }

    public static SimulatedResponse DialDigit(OperationContext context)
    {
        var station = context.Device();
        var digits = context.Digits("dialDigit");
        if (context.Leg(station).State != LegState.Connected)
            throw IpecsError.InvalidConnectionState;
        station.Digits += digits;
        return context.Data();
    }

    public static SimulatedResponse Status(OperationContext context)
    {
        var status = context.Extension("deviceNumber").Status;
        return context.Data(("state", context.Knobs.Text("status-words") switch
        {
            "cfwd" => status.Replace("fwd_", "cfwd_", StringComparison.Ordinal),
            // 5.3.4.22 prints this word, which its own table has not.
            "talk" when status is "stn_talk" or "trk_talk" => "talk",
            _ => status,
        }));
    }

    // 5.3.4.30: a queued call is given to an agent with Reroute Call, the group being the device.
    private static SimulatedResponse RerouteQueued(OperationContext context, AcdGroup group)
    {
        var refId = context.Arguments.Number("callRefID");
        var call = group.Queue.Find(call => call.RefId == refId) ?? throw IpecsError.InvalidConnection;
        var target = context.Arguments.Text("divertToDN");
        if (!context.Switch.Flow.Exists(target) || target == group.Number)
            throw IpecsError.InvalidDestination;
        group.Queue.Remove(call);
        var caller = call.Legs.First(leg => leg.State == LegState.Queued);
        context.Switch.Set(caller, LegState.Dialing);
        context.Switch.Announce.Rerouting(caller, target, group.Number);
        context.Switch.Flow.Route(caller, target, Cause.Reroute, group.Number);
        return context.Data();
    }
}
