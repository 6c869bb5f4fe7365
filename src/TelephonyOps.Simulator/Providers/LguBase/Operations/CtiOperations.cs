namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>Does a command. The texts are its result, in as many parts as it takes; none where events are the only answer.</summary>
internal delegate Task<IEnumerable<string>> CtiOperation(OperationContext context, CancellationToken cancellationToken);

/// <summary>The commands by the names of the default dialect.</summary>
internal static class CtiOperations
{
    private static readonly Dictionary<string, CtiOperation> s_operations = new(StringComparer.Ordinal)
    {
        ["LOGIN"] = Now(context => SessionOperations.LogIn(context, "")),
        ["LOGINSWP"] = Now(context => SessionOperations.LogIn(context, context.Knobs.Text("swp-prefix"))),
        ["HEARTBEAT"] = Now(SessionOperations.HeartBeat),
        ["CLICKCALL"] = CallOperations.ClickAsync,
        ["ANSWER"] = Now(CallOperations.Answer),
        ["HOLD"] = Now(context => context.OkIf(context.Desk.Hold(context.Line, on: true))),
        ["UNHOLD"] = Now(context => context.OkIf(context.Desk.Hold(context.Line, on: false))),
        ["PICKUP"] = Now(context => context.EventsOnly(() => context.Desk.Pickup(context.Line, context.Argument("EXTEN")))),
        ["HANGUP"] = Now(CallOperations.HangUp),
        ["MONITOR"] = Now(CallOperations.Monitor),
        ["TRANSFER"] = Now(context => context.EventsOnly(() => context.Desk.Transfer(context.Line, context.RequiredNumber("EXTEN")))),
        ["ATXFER"] = Now(context => context.EventsOnly(() => context.Desk.Consult(context.Line, context.RequiredNumber("EXTEN"), ""))),
        ["ATXFERCID"] = Now(context =>
            context.EventsOnly(() => context.Desk.Consult(context.Line, context.RequiredNumber("EXTEN"), context.RequiredNumber("CID")))),
        ["REDIRECTCONFERENCE"] = Now(context => context.EventsOnly(() => context.Rooms.Redirect(context.Line, context.Required("ROOM")))),
        ["INVITECONFERENCE"] = Now(context =>
            context.EventsOnly(() => context.Rooms.Invite(context.Line, context.Required("ROOM"), context.RequiredList("PEERS")))),
        ["JOINCONFERENCE"] = Now(CallOperations.JoinConference),
        ["CALLWITHCONFERENCE"] = Now(context =>
            context.EventsOnly(() => context.Rooms.Call(context.Line, context.Required("ROOM"), context.RequiredList("PEERS")))),
        ["REMOVECONFERENCE"] = Now(context =>
            context.EventsOnly(() => context.Rooms.Remove(context.Line, context.Required("ROOM"), context.RequiredList("CHANNELS")))),
        ["GETLISTCONFMEMBER"] = Now(DirectoryOperations.ConferenceMembers),
        ["SENDSMS"] = Now(MessageOperations.SendSms),
        ["SENDPEERMSG"] = Now(MessageOperations.SendPeerMessage),
        ["SETFORWARD"] = Now(ForwardOperations.Set),
        ["GETPEERINFO"] = Now(DirectoryOperations.PeerInfo),
        ["GETSTATUSPEERS"] = Now(DirectoryOperations.PeerStatus),
        ["GETCALLHISTORY"] = Now(HistoryOperations.List),
        ["MAGADDRLIST"] = Now(AddressOperations.Manage),
        ["GETRECORDLIST"] = Now(RecordOperations.List),
    };

    public static Task<IEnumerable<string>> RunAsync(OperationContext context, CancellationToken cancellationToken) =>
        s_operations[context.Command.Name](context, cancellationToken);

    private static CtiOperation Now(Func<OperationContext, IEnumerable<string>> operation) => (context, _) => Task.FromResult(operation(context));
}
