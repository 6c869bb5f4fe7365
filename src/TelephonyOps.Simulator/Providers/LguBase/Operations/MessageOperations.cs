using TelephonyOps.Simulator.Providers.LgRest;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>3.19, 3.20: texts to phones and to other lines' users.</summary>
internal static class MessageOperations
{
    private const int LongestText = 200;
    private const string Everybody = "ALLDOMAIN";

    public static IEnumerable<string> SendSms(OperationContext context)
    {
        var (line, peers, text) = Read(context);
        if (peers.Any(peer => !DialPlan.IsDialable(peer) || DialPlan.IsUnreachable(peer)))
            throw new CommandRefusedException();
        foreach (var peer in peers)
        {
            line.SentMessages.Add(new(line.CallerId, peer, text));
            if (context.State.Resolve(peer) is { } receiver)
                Receive(context.State, receiver, line.CallerId, text);
        }
        return context.Ok;
    }

    public static IEnumerable<string> SendPeerMessage(OperationContext context)
    {
        var (line, peers, text) = Read(context);
        if (peers is [Everybody])
            peers = [.. context.State.Lines.Where(other => other != line).Select(other => other.Extension)];
        var result = context.Result();
        foreach (var peer in peers)
        {
            var receiver = context.State.Resolve(peer);
            var isThere = receiver is { Connections: > 0 };
            result.Add(peer, isThere ? "OK" : "NOT");
            if (!isThere)
                continue;
            line.PeerMessages.Add(new(line.Extension, peer, text));
            receiver!.Deliver(new EventText("RECVPEERMSG").Add("FROM", line.Extension).Add("MSG", text));
        }
        return [result.ToString()];
    }

    /// <summary>A text message arrives at a line (4.12).</summary>
    public static void Receive(LguBaseState state, LguLine line, string from, string text)
    {
        line.ReceivedMessages.Add(new(from, line.CallerId, text));
        line.Deliver(new EventText(state.Simulation.Knobs.Text("sms-event")).Add("FROM", from).Add("MESSAGE", text).Add("SMSTO", line.CallerId));
    }

    private static (LguLine Line, IReadOnlyList<string> Peers, string Text) Read(OperationContext context)
    {
        var line = context.Line;
        context.Choice("TYPE", 0);
        var text = context.Required("MSG");
        if (text.Length > LongestText)
        {
            context.State.Simulation.Violations.Add("message-too-long", line.Extension, context.Command.Name);
            throw new CommandRefusedException("MSG is too long");
        }
        return (line, context.RequiredList("PEERS"), text);
    }
}
