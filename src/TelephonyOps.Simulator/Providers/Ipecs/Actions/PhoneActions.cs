using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;

namespace TelephonyOps.Simulator.Providers.Ipecs.Actions;

/// <summary>What people do at their phones, and callers outside.</summary>
internal static class PhoneActions
{
    /// <summary>Somebody outside calls in.</summary>
    public static object Ring(IpecsState state, ActionArguments arguments) => state.Switch.Run(() =>
    {
        var to = arguments.Text("to");
        var line = state.Switch.Seize(arguments.Text("from"), (int?)arguments.Number("trunk")) ?? throw new SimulatorActionException("the trunk is taken");
        var call = state.Switch.Flow.PlaceInbound(line, to);
        return new { rang = call is not null, callRefID = call?.RefId, trunk = line.Trunk };
    });

    /// <summary>Somebody dials at the phone itself.</summary>
    public static object Dial(IpecsState state, ActionArguments arguments) => state.Switch.Run(() =>
    {
        var station = Station(state, arguments);
        if (station.Active is not null)
            throw new SimulatorActionException($"{station.Number} is in a call");
        var number = arguments.Text("to");
        var call = state.Switch.NewCall(station.Number, number);
        var leg = state.Switch.Join(call, station, LegState.Dialing);
        state.Switch.Announce.Dialing(leg);
        state.Switch.Announce.Proceeding(leg, number);
        state.Switch.Flow.Route(leg, number, Cause.NewCall);
        return new { callRefID = call.RefId };
    });

    public static object Answer(IpecsState state, ActionArguments arguments) => state.Switch.Run(() =>
    {
        var station = Station(state, arguments);
        if (station.Ringing is not { } leg || station.Active is not null)
            return new { done = false };
        state.Switch.Flow.Answer(leg);
        return new { done = true };
    });

    public static object HangUp(IpecsState state, ActionArguments arguments) => state.Switch.Run(() =>
    {
        var station = Station(state, arguments);
        if ((station.Active ?? station.Legs.FirstOrDefault()) is not { } leg)
            return new { done = false };
        state.Switch.Flow.Clear(leg, leg.State == LegState.Ringing ? Cause.Reject : Cause.NormalClearing);
        return new { done = true };
    });

    /// <summary>The party outside hangs up or gives up.</summary>
    public static object FarHangUp(IpecsState state, ActionArguments arguments) => state.Switch.Run(() =>
    {
        var refId = (int)Required(arguments, "callRefID");
        if (state.Switch.Calls.GetValueOrDefault(refId)?.Legs.Find(leg => leg.Party is OutsideParty) is not { } leg)
            return new { done = false };
        state.Switch.Flow.Clear(leg, Cause.NormalClearing);
        return new { done = true };
    });

    public static object Register(IpecsState state, ActionArguments arguments, bool on) => state.Switch.Run(() =>
    {
        var station = Station(state, arguments);
        foreach (var leg in on ? [] : station.Legs.ToList())
            state.Switch.Flow.Clear(leg, Cause.Blocked);
        station.IsRegistered = on;
        state.Switch.Announce.RegistrationChanged(station);
        state.Switch.Acd.Of(on ? 84 : 82, station);
        state.Switch.Touch(station);
        return new { done = true };
    });

    public static object Messages(IpecsState state, ActionArguments arguments) => state.Switch.Run(() =>
    {
        var station = Station(state, arguments);
        station.Messages = new((int)(arguments.Number("new") ?? 0), (int)(arguments.Number("old") ?? 0), (int)(arguments.Number("urgent") ?? 0));
        state.Switch.Announce.MessagesChanged(station);
        return new { done = true };
    });

    public static object Numbering(IpecsState state, ActionArguments arguments) => state.Switch.Run(() =>
    {
        state.Switch.Announce.Numbering(state.Switch.Stations.Values.Take((int)(arguments.Number("count") ?? 3)));
        return new { done = true };
    });

    public static object Room(IpecsState state, ActionArguments arguments, bool join) => state.Switch.Run(() =>
    {
        var station = Station(state, arguments);
        var room = state.Switch.Rooms.GetValueOrDefault((int)Required(arguments, "room")) ?? throw new SimulatorActionException("no such room");
        if (!room.IsOpen)
            throw new SimulatorActionException("the room is closed");
        if (join)
            room.Members.Add(station.Number);
        else
            room.Members.Remove(station.Number);
        state.Switch.Announce.Room(room);
        return new { members = room.Members.ToArray() };
    });

    public static Station Station(IpecsState state, ActionArguments arguments, string name = "device")
    {
        var number = arguments.Text(name);
        return state.Switch.Stations.GetValueOrDefault(number) ?? throw new SimulatorActionException($"no station {number}");
    }

    public static long Required(ActionArguments arguments, string name) =>
        arguments.Number(name) ?? throw new SimulatorActionException($"\"{name}\" is missing");
}
