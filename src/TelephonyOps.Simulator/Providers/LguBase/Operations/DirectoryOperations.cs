using TelephonyOps.Simulator.Providers.LguBase.Calls;

namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>3.22, 3.26 and the conference's list: what the phones are doing.</summary>
internal static class DirectoryOperations
{
    /// <summary>Extension, registration of the phone, whether somebody is logged in.</summary>
    public static IEnumerable<string> PeerInfo(OperationContext context)
    {
        var result = context.Result();
        foreach (var peer in context.RequiredList("PEERS"))
        {
            var line = context.State.Resolve(peer);
            result.Add(peer, $"{line?.Registration ?? "UNKNOWN"}:{(line is { Connections: > 0 } ? "CONN" : "NOT")}");
        }
        return [result.ToString()];
    }

    /// <summary>Extension, state, application; the last is the exchange's own text, printed cut off in the document.</summary>
    public static IEnumerable<string> PeerStatus(OperationContext context)
    {
        var isFull = context.Knobs.Text("status-app") == "full";
        var result = context.Result();
        foreach (var peer in context.RequiredList("PEERS"))
            result.Add(peer, context.State.Resolve(peer) is { } line ? Status(context, line, isFull) : "Down:");
        return [result.ToString()];
    }

    /// <summary>No page prints this result: one token a member, its number and its channel.</summary>
    public static IEnumerable<string> ConferenceMembers(OperationContext context)
    {
        var members = context.Rooms.Members(context.Required("ROOM"));
        if (members.Count == 0)
            throw new CommandRefusedException();
        var result = context.Result();
        foreach (var leg in members)
            result.Add(leg.Line?.Extension ?? leg.Number, leg.Channel);
        return [result.ToString()];
    }

    private static string Status(OperationContext context, LguLine line, bool isFull)
    {
        if (context.Rooms.RoomOf(line) is { } room)
            return isFull ? $"Up:MeetMe({room}|dq)" : $"Up:MeetMe({room}";
        if (line.LatestCall is not { } call)
            return "Down:";
        var isRinging = call.Phase is CallPhase.Ringing or CallPhase.OwnRinging;
        if (call.Source.Line == line)
        {
            var dial = $"Dial(SIP/{call.Dialled}@127.0.0.1";
            return $"{(isRinging ? "Ring" : "Up")}:{(isFull ? dial + ":5060|60|tT)" : dial)}";
        }
        if (isRinging)
            return isFull ? "Ringing:AppDial((Outgoing Line))" : "Ringing:AppDial((Outgoing";
        return isFull ? $"Up:Bridged Call({call.Source.Channel})" : "Up:Bridged";
    }
}
