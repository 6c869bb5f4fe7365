using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Operations;

/// <summary>Features of a station: forwarding, do not disturb, pickup, busy services, messages, pages (5.3.4.13–17, 20, 21, 25, 26).</summary>
internal static class FeatureOperations
{
    public static SimulatedResponse SetForward(OperationContext context)
    {
        context.Device();
        var station = context.Extension("DN");
        var type = context.Arguments.Choice("cfwdType", Forward.Disable, "uncondition", "busy", "no_answer", "busy_noans", "DND");
        var target = context.Arguments.OptionalText("destNumber");
        if (type == Forward.Disable)
        {
            station.Forward = Forward.None;
        }
        else
        {
            if (target is null || target == station.Number || !context.Switch.Flow.Exists(target))
                throw IpecsError.InvalidForwardingDestination;
            station.Forward = new(type, target);
        }
        context.Switch.Announce.ForwardChanged(station);
        context.Switch.Acd.Forward(station);
        context.Switch.Touch(station);
        return context.Data();
    }

    public static SimulatedResponse GetForward(OperationContext context)
    {
        context.Device();
        var forward = context.Extension("DN").Forward;
        return context.Data(("cfwdType", forward.Type), ("destNumber", forward.Destination), ("ringTime", context.Number(10)));
    }

    public static SimulatedResponse SetDnd(OperationContext context)
    {
        context.Device();
        var station = context.Extension("DN");
        station.Dnd = context.Arguments.Choice("svcType", "disable", "enable") == "enable";
        context.Switch.Announce.DndChanged(station);
        context.Switch.Acd.Of(station.Dnd ? 19 : 20, station);
        context.Switch.Touch(station);
        return context.Data();
    }

    public static SimulatedResponse GetDnd(OperationContext context)
    {
        context.Device();
        return context.Data(("svcType", context.Extension("DN").Dnd ? "enable" : "disable"));
    }

    public static SimulatedResponse Pickup(OperationContext context)
    {
        var station = context.Device();
        if (context.Extension("callingDN") != station)
            throw IpecsError.InvalidParameterValue;
        var type = context.Arguments.Choice("pickupType", "group_pickup", "direct_pickup");
        if (station.Active is not null)
            throw IpecsError.InvalidConnectionState;
        var ringing = type == "direct_pickup" ? Picked(context) : FirstOfGroup(context, station);
        var call = ringing.Call;
        var system = context.Switch;
        system.Leave(ringing);
        system.Announce.Released(ringing, ringing.Number, Cause.Pickup);
        var leg = system.Join(call, station, LegState.Ringing);
        leg.Cause = Cause.Pickup;
        leg.Diversion = ringing.Number;
        call.CalledDn = station.Number;
        system.Acd.Call(57, call, station, ringing.Party);
        system.Flow.Answer(leg);
        return context.Data();
    }

    public static SimulatedResponse BusyService(OperationContext context)
    {
        var station = context.Device();
        var leg = context.Leg(station, leg => leg.State == LegState.Failed);
        var type = context.Arguments.Choice("type", "intrude", "callback", "campon", "callwait");
        if (leg.State != LegState.Failed || !context.Switch.Stations.TryGetValue(leg.Call.CalledDn, out var busy))
            throw IpecsError.InvalidState;
        var system = context.Switch;
        var call = leg.Call;
        switch (type)
        {
            case "intrude":
                if (!context.Knobs.Flag("intrusion"))
                    throw IpecsError.AccessDenied;
                system.Acd.Call(47, call, station, busy);
                call = system.Conferences.Intrude(leg, busy.Active is { State: LegState.Connected } talking ? talking : throw IpecsError.InvalidState);
                break;
            case "callback":
                station.CallBack = busy;
                system.Flow.Clear(leg, Cause.CallBack);
                break;
            case "campon":
                call.CampsOn = busy;
                system.Set(leg, LegState.Camping);
                system.Touch(busy);
                break;
            default:
                system.Set(leg, LegState.Alerting);
                system.Announce.Alerting(leg, Cause.CallWait);
                system.Flow.Ring(call, busy, Cause.CallWait, null);
                break;
        }
        return context.CallData(call.RefId);
    }

    public static SimulatedResponse CancelCallBack(OperationContext context)
    {
        var station = context.Device();
        if (context.Arguments.Flag("svcType"))
            throw IpecsError.InvalidParameterValue;
        if (station.CallBack is null)
            throw IpecsError.InvalidState;
        station.CallBack = null;
        return context.Data();
    }

    public static SimulatedResponse MessageWaiting(OperationContext context)
    {
        var messages = context.Extension("deviceNumber").Messages;
        return context.Data(
            ("msgStatus", context.Flag(messages.New > 0)),
            ("newMsg", context.Number(messages.New)),
            ("oldMsg", context.Number(messages.Old)),
            ("newUrgentMsg", context.Number(messages.NewUrgent)));
    }

    public static SimulatedResponse Page(OperationContext context)
    {
        var page = context.Arguments.Number("page_index");
        var station = context.Extension("service_num");
        if (page < 1 || page > context.Knobs.Int("pages"))
            throw IpecsError.InvalidParameterValue;
        context.Switch.Pages.Add((page, station.Number));
        context.Switch.Acd.Of(54, station, $"{page}");
        return context.Data();
    }

    private static Leg Picked(OperationContext context) => context.Extension("pickedDN").Ringing ?? throw new IpecsError(101, "generic");

    private static Leg FirstOfGroup(OperationContext context, Station station) => context.Switch.Stations.Values
        .Where(other => other != station && other.PickupGroup == station.PickupGroup)
        .Select(other => other.Ringing)
        .FirstOrDefault(leg => leg is not null) ?? throw new IpecsError(101, "generic");
}
