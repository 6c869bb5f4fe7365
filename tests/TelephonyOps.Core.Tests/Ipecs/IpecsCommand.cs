using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>One operation of the document, by the simulator's name of it, with a way to bring it about.</summary>
/// <param name="Name">The simulator's name.</param>
/// <param name="Kind">Whether it may be repeated.</param>
/// <param name="Declared">The provider's own name of it.</param>
/// <param name="Arrange">Brings the switch into the state that it needs; gives the call that it acts on.</param>
/// <param name="RunAsync">Does it.</param>
public sealed record IpecsCommand(string Name, RequestKind Kind, string Declared, Func<Rig, Task<Call?>> Arrange, Func<Rig, Call?, CancellationToken, Task> RunAsync)
{
    const string Alice = IpecsRig.Alice;
    static readonly ConferenceMemberRequest s_member = new() { Device = Alice, Group = "1", Index = 1 };
    static readonly AgentRequest s_agent = new() { Device = Alice, AgentId = "1207", Group = "620" };
    static readonly ConferenceRoomRequest s_room = new() { Device = Alice, Room = "1", Password = new Secret("4321") };

    public static IReadOnlyList<IpecsCommand> All { get; } =
    [
        Set("checkconnection", "checkconnection", (rig, token) => rig.Session.ProbeAsync(token)),
        Read("smdr", "GET smdr", (rig, token) => DrainAsync(rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), token))),
        Do("smdr-delete", "DELETE smdr", Idle, (rig, _, token) => rig.Need<ICallHistoryRemoval>().RemoveCallsAsync(new CallHistoryRequest { Device = Alice }, token)),
        Set("monitor", "POST call/monitor", (rig, token) => DrainAsync(rig.Need<IMonitoring>().AddMonitorsAsync([Alice], MonitorKind.Call, token))),
        Set("monitor-delete", "DELETE call/monitor", (rig, token) => DrainAsync(rig.Need<IMonitoring>().RemoveMonitorsAsync([Alice], MonitorKind.Call, token))),
        Set("presence", "POST call/presence", (rig, token) => DrainAsync(rig.Need<IMonitoring>().AddMonitorsAsync([Alice], MonitorKind.Presence, token))),
        Set("presence-delete", "DELETE call/presence", (rig, token) => DrainAsync(rig.Need<IMonitoring>().RemoveMonitorsAsync([Alice], MonitorKind.Presence, token))),
        Read("terminals", "call/terminals", (rig, token) => DrainAsync(rig.Need<IDevices>().ListDevicesAsync([], new ListRequest(), token))),
        Do("make", "call/make", Idle, (rig, _, token) => rig.Need<IDialing>().DialAsync(new DialRequest { Device = Alice, To = IpecsRig.Bob }, token)),
        Do("answer", "call/answer", Ringing, (rig, call, token) => rig.Need<ICallAnswering>().AnswerAsync(new CallRequest { Call = call, Device = IpecsRig.Bob }, token)),
        Do("clear_connection", "call/clear_connection", Talking, (rig, call, token) => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, token)),
        Do("reroute", "call/reroute", Ringing, (rig, call, token) => rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { Call = call, Device = IpecsRig.Bob, To = IpecsRig.Carol, Mode = TransferMode.Reroute }, token)),
        Do("hold", "call/hold", Talking, (rig, call, token) => rig.Need<ICallHolding>().HoldAsync(new CallRequest { Call = call }, token)),
        Do("retrieve", "call/retrieve", Held, (rig, call, token) => rig.Need<ICallHolding>().RetrieveAsync(new CallRequest { Call = call }, token)),
        Do("consultation", "call/consultation", Talking, (rig, call, token) => rig.Need<ICallConsultation>().ConsultAsync(new CallRequest { Call = call }, IpecsRig.Carol, ConsultationPurpose.Transfer, token)),
        Do("transfer", "call/transfer", Consulting, (rig, call, token) => rig.Need<ICallConsultation>().CompleteTransferAsync(new CallRequest { Call = call }, token)),
        Do("1step_transfer", "call/1step_transfer", Talking, (rig, call, token) => rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { Call = call, To = IpecsRig.Carol }, token)),
        Do("dial_digit", "call/dial_digit", Talking, (rig, call, token) => rig.Need<IDigits>().SendDigitsAsync(new CallRequest { Call = call }, "12", token)),
        Do("reconnect", "call/reconnect", Consulting, (rig, call, token) => rig.Need<ICallConsultation>().ReconnectAsync(new CallRequest { Call = call }, token)),
        Set("forward", "POST call/forward", (rig, token) => rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { Device = Alice, To = IpecsRig.Bob }, token)),
        Read("forward-get", "GET call/forward", (rig, token) => rig.Need<IForwardingInfo>().GetForwardAsync(Alice, token)),
        Set("dnd", "POST call/dnd", (rig, token) => rig.Need<IDoNotDisturb>().SetDoNotDisturbAsync(Alice, true, token)),
        Read("dnd-get", "GET call/dnd", (rig, token) => rig.Need<IDoNotDisturb>().GetDoNotDisturbAsync(Alice, token)),
        Do("pickup", "call/pickup", Ringing, (rig, _, token) => rig.Need<ICallPickup>().PickupAsync(new PickupRequest { Device = IpecsRig.Carol, Extension = IpecsRig.Bob }, token)),
        Do("conference", "call/conference", Consulting, (rig, call, token) => rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Call = call }, token)),
        Do("busy_service", "call/busy_service", Busy, (rig, call, token) => rig.Need<IBusyServices>().InvokeBusyServiceAsync(new CallRequest { Call = call }, BusyService.Callback, token)),
        Do("call_back", "call/call_back", CalledBack, (rig, _, token) => rig.Need<IBusyServices>().CancelCallbackAsync(Alice, token)),
        Read("status", "call/status", (rig, token) => DrainAsync(rig.Need<ICallStatus>().GetStatusAsync([Alice], token))),
        Do("park", "call/park", Talking, (rig, call, token) => rig.Need<ICallParking>().ParkAsync(new CallRequest { Call = call }, token)),
        Do("unpark", "call/unpark", Parked, (rig, call, token) => rig.Need<ICallParking>().UnparkAsync(new CallRequest { Call = call, Device = IpecsRig.Carol }, call!.ParkingLocation!, token)),
        Read("mwi", "call/mwi", (rig, token) => rig.Need<IMessageWaiting>().GetMessageWaitingAsync(Alice, token)),
        Do("flexpage", "call/flexpage", Idle, (rig, _, token) => rig.Need<IPaging>().SendPageAsync(Alice, 1, token)),
        Do("agent_logon", "call/agent_logon", Idle, (rig, _, token) => rig.Need<IAgents>().ConnectAgentAsync(s_agent, token)),
        Do("agent_logoff", "call/agent_logoff", LoggedOn, (rig, _, token) => rig.Need<IAgents>().DisconnectAgentAsync(s_agent, token)),
        new("agent_state", RequestKind.IdempotentSet, "call/agent_state", LoggedOn, (rig, _, token) => rig.Need<IAgents>().SetAgentStateAsync(s_agent, AgentState.NotReady, null, token)),
        Do("confgroup", "call/confgroup", Idle, (rig, _, token) => rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Device = Alice, Group = "1" }, token)),
        Do("confgroup_callee", "POST call/confgroup_callee", Grouped, (rig, _, token) => rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(s_member with { Index = 9, Members = ["1005"] }, token)),
        Do("confgroup_callee-delete", "DELETE call/confgroup_callee", Grouped, (rig, _, token) => rig.Need<IConferenceRemoval>().RemoveConferenceMemberAsync(s_member, token)),
        new("confgroup_mutecallee", RequestKind.IdempotentSet, "call/confgroup_mutecallee", Grouped, (rig, _, token) => rig.Need<IConferenceMuting>().MuteConferenceMemberAsync(s_member, true, token)),
        Read("confroom-get", "GET call/confroom", (rig, token) => rig.Need<IConferenceRooms>().GetConferenceRoomAsync(s_room, token)),
        Do("confroom", "POST call/confroom", Idle, (rig, _, token) => rig.Need<IConferenceRooms>().OpenConferenceRoomAsync(s_room, token)),
    ];

    /// <summary>What the provider declares that is not one request and answer of a server account: each has tests of its own.</summary>
    public static IReadOnlyList<string> Elsewhere { get; } =
        ["login", "logout", "GET smdr countOnly", "event smdr", "event acd", "event call", "event presence", "call/clear_connection (ringing)", "call/confgroup (999)", "clickcall"];

    public override string ToString() => Name;

    static IpecsCommand Read(string name, string declared, Func<Rig, CancellationToken, Task> run) => new(name, RequestKind.Read, declared, Idle, (rig, _, token) => run(rig, token));

    static IpecsCommand Set(string name, string declared, Func<Rig, CancellationToken, Task> run) => new(name, RequestKind.IdempotentSet, declared, Idle, (rig, _, token) => run(rig, token));

    static IpecsCommand Do(string name, string declared, Func<Rig, Task<Call?>> arrange, Func<Rig, Call?, CancellationToken, Task> run) => new(name, RequestKind.Action, declared, arrange, run);

    static async Task DrainAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (var item in list)
        {
            if (item is MonitorResult { Error: { } error } && error.VendorText != "generic") throw error;
        }
    }

    static Task<Call?> Idle(Rig rig) => Task.FromResult<Call?>(null);

    static async Task<Call?> Ringing(Rig rig) => await rig.DialAsync();

    static async Task<Call?> Talking(Rig rig) => await rig.TalkAsync();

    static async Task<Call?> Held(Rig rig) => await rig.Need<ICallHolding>().HoldAsync(new CallRequest { Call = await rig.TalkAsync() }, Rig.Token);

    static async Task<Call?> Consulting(Rig rig)
    {
        var call = await rig.Need<ICallConsultation>().ConsultAsync(new CallRequest { Call = await rig.TalkAsync() }, IpecsRig.Carol, ConsultationPurpose.Transfer, Rig.Token);
        await rig.Simulator.ActAsync("answer", new { device = IpecsRig.Carol }, Rig.Token);
        return call;
    }

    static async Task<Call?> Parked(Rig rig) => await rig.Need<ICallParking>().ParkAsync(new CallRequest { Call = await rig.TalkAsync() }, Rig.Token);

    static async Task<Call?> Busy(Rig rig)
    {
        await rig.TalkAsync(IpecsRig.Bob, IpecsRig.Carol);
        return await rig.DialAsync();
    }

    static async Task<Call?> CalledBack(Rig rig) => await rig.Need<IBusyServices>().InvokeBusyServiceAsync(new CallRequest { Call = await Busy(rig) }, BusyService.Callback, Rig.Token);

    static async Task<Call?> LoggedOn(Rig rig)
    {
        await rig.Need<IAgents>().ConnectAgentAsync(s_agent, Rig.Token);
        return null;
    }

    static async Task<Call?> Grouped(Rig rig)
    {
        await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Device = Alice, Group = "1" }, Rig.Token);
        await rig.Simulator.ActAsync("answer", new { device = IpecsRig.Bob }, Rig.Token);
        return null;
    }
}
