namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>3.1–3.10: the phone and the call it is in.</summary>
internal static class CallOperations
{
    public static async Task<IEnumerable<string>> ClickAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var line = context.Line;
        var number = context.RequiredNumber("EXTEN");
        if (context.Argument("AGENT") is { Length: > 0 } agent && agent != line.Agent && agent != line.Extension)
            throw new CommandRefusedException("AGENT is another line");
        var canReach = context.State.CanReach(number, line);
        if (!canReach)
            line.Dialled.Add(number);
        var isRinging = canReach && await context.State.Exchange.ClickAsync(line, number, context.Argument("CID"), context.EventsAreNext, cancellationToken);
        return isRinging ? [] : throw new CommandRefusedException();
    }

    // 3.2 names the two channels after variables of the control; which is whose is left to its reader.
    public static IEnumerable<string> Answer(OperationContext context)
    {
        string[] channels = [.. new[] { context.Argument("CHANNEL"), context.Argument("MYCHANNEL") }.Where(channel => channel.Length > 0)];
        return context.EventsOnly(() => context.Desk.Answer(context.Line, channels));
    }

    public static IEnumerable<string> HangUp(OperationContext context) =>
        context.EventsOnly(() => context.Desk.HangUp(context.Line, context.Command.Positional.FirstOrDefault("")));

    // Whom INVITECONFERENCE has called into the room at once needs no joining: there is no event to come.
    public static IEnumerable<string> JoinConference(OperationContext context)
    {
        var room = context.Required("ROOM");
        return context.Rooms.HasInvited(context.Line, room) ? context.Ok : context.EventsOnly(() => context.Rooms.JoinWithCall(context.Line, room));
    }

    // 3.9 and 3.10 print each other's ACT.
    public static IEnumerable<string> Monitor(OperationContext context)
    {
        var on = context.Argument("ACT") switch
        {
            "START" => true,
            "STOP" => false,
            _ => throw new CommandRefusedException("ACT has a wrong value"),
        };
        var done = context.Desk.Record(context.Line, on);
        var isShownOn = context.Knobs.Text("monitor-act") == "straight" ? on : !on;
        return [context.Result().Add("ACT", isShownOn ? "START" : "STOP").Add("RES", done ? "OK" : "ERR").ToString()];
    }
}
