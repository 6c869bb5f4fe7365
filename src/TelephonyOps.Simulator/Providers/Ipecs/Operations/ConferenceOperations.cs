using System.Text.Json.Nodes;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Operations;

/// <summary>Conference groups and rooms (5.3.4.31–36).</summary>
internal static class ConferenceOperations
{
    public static SimulatedResponse StartGroup(OperationContext context)
    {
        var station = context.Device();
        var index = context.Arguments.Number("groupIndex");
        if (index == ConferenceGroup.Cancel)
        {
            var leg = station.Legs.Find(leg => leg.Call.Group is not null && leg.Call.Master == leg) ?? throw IpecsError.NoConnectionToClear;
            context.Switch.Flow.Clear(leg, Cause.NormalClearing);
            return context.Data();
        }
        var group = Group(context, index);
        if (station.Active is not null || station.Ringing is not null)
            throw IpecsError.InvalidConnectionState;
        if (group.Call is not null)
            throw IpecsError.InvalidState;
        context.Switch.Conferences.Start(station, group);
        return context.Data();
    }

    public static SimulatedResponse AddCallee(OperationContext context)
    {
        var (_, group) = MasterOf(context);
        var type = context.Arguments.Choice("memberType", "station", "co", "net");
        var index = context.Arguments.Number("memberIndex");
        var number = context.Arguments.Text("memberDN");
        if (type == "station" ? !context.Switch.Stations.ContainsKey(number) : !NumberingPlan.IsOutside(number))
            throw IpecsError.InvalidDestination;
        if (index is < 1 or > NumberingPlan.MaximumConference || group.Members.Exists(member => member.Index == index && member.Leg is not null))
            throw IpecsError.InvalidParameterValue;
        group.Members.RemoveAll(member => member.Index == index);
        var added = new GroupMember(index, type, number);
        group.Members.Add(added);
        context.Switch.Conferences.CallIn(group, added);
        return context.Data();
    }

    public static SimulatedResponse DropCallee(OperationContext context)
    {
        var (_, group) = MasterOf(context);
        if (Member(context, group).Leg is not { } leg)
            throw IpecsError.InvalidState;
        context.Switch.Conferences.Drop(leg, Cause.NormalClearing);
        return context.Data();
    }

    public static SimulatedResponse MuteCallee(OperationContext context)
    {
        var (station, group) = MasterOf(context);
        var member = Member(context, group);
        member.IsMuted = context.Arguments.Choice("svcType", "on", "off") == "on";
        context.Switch.Announce.Muted(station, group, member);
        return context.Data();
    }

    public static SimulatedResponse GetRoom(OperationContext context)
    {
        context.Device();
        var room = Room(context);
        return context.Data(
            ("roomIndex", context.Number(room.Index)),
            ("roomUsage", context.Flag(room.IsOpen)),
            ("memberCount", context.Number(room.Members.Count)),
            ("member", new JsonArray([.. room.Members.Select(member => (JsonNode)member)])));
    }

    public static SimulatedResponse SetRoom(OperationContext context)
    {
        var station = context.Device();
        var room = Room(context);
        var open = context.Arguments.Flag("roomUsage");
        var password = context.Arguments.OptionalText("roomPwd") ?? "";
        if (open == room.IsOpen)
            throw IpecsError.InvalidState;
        if (open)
        {
            room.Password = password;
            room.Opener = station.Number;
        }
        else if (room.Password != password)
        {
            throw IpecsError.InvalidPassword;
        }
        room.IsOpen = open;
        if (!open)
            room.Members.Clear();
        context.Switch.Announce.Room(room);
        return context.Data();
    }

    private static ConferenceGroup Group(OperationContext context, int index) =>
        ConferenceGroup.IsIndex(index) && context.Switch.Groups.TryGetValue(index, out var group) ? group : throw IpecsError.InvalidParameterValue;

    private static (Station Master, ConferenceGroup Group) MasterOf(OperationContext context)
    {
        var station = context.Device();
        var group = Group(context, context.Arguments.Number("groupIndex"));
        if (group.Call is not { } call)
            throw IpecsError.InvalidState;
        return call.Master?.Party == station ? (station, group) : throw IpecsError.AccessDenied;
    }

    private static GroupMember Member(OperationContext context, ConferenceGroup group)
    {
        var index = context.Arguments.Number("memberIndex");
        return group.Members.Find(member => member.Index == index) ?? throw IpecsError.InvalidParameterValue;
    }

    private static ConferenceRoom Room(OperationContext context) =>
        context.Switch.Rooms.GetValueOrDefault(context.Arguments.Number("roomIndex")) ?? throw IpecsError.InvalidParameterValue;
}
