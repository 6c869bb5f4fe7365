using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Sessions;

namespace TelephonyOps.Simulator.Providers.Ipecs.Operations;

/// <summary>What can be asked, with the name that faults, counters and the journal know it by.</summary>
/// <param name="Name">The simulator's name: the feature's own, with -get or -delete where one feature has several methods.</param>
/// <param name="Method">GET, POST or DELETE.</param>
/// <param name="Resource">The URI after the user.</param>
/// <param name="Needs">One of these resources is needed; None needs nothing but a login.</param>
/// <param name="Server">Whether the server type has it.</param>
/// <param name="Client">Whether the client type has it.</param>
/// <param name="Run">Does it, under the switch's lock.</param>
internal sealed record IpecsOperation(
    string Name, string Method, string Resource, Resources Needs, bool Server, bool Client, Func<OperationContext, SimulatedResponse> Run);

/// <summary>All operations of the document.</summary>
internal static class IpecsOperations
{
    public const string Login = "login";
    public const string CheckConnection = "checkconnection";
    public const string Terminals = "terminals";
    public const string Make = "make";
    public const string Smdr = "smdr";
    public const string WebSocket = "websocket";

    public static IReadOnlyList<IpecsOperation> All { get; } =
    [
        new(CheckConnection, "POST", "checkconnection", Resources.None, true, true, SessionOperations.CheckConnection),
        new("logout", "POST", "logout", Resources.None, true, true, SessionOperations.Logout),
        new("clickcall", "POST", "clickcall", Resources.ClickCall, false, true, SessionOperations.ClickCall),
        new(Smdr, "GET", "smdr", Resources.Smdr, true, true, SmdrOperations.Get),
        new("smdr-delete", "DELETE", "smdr", Resources.Smdr, true, false, SmdrOperations.Delete),
        Cti("monitor", "POST", "call/monitor", context => MonitorOperations.Start(context, isPresence: false)),
        Cti("monitor-delete", "DELETE", "call/monitor", context => MonitorOperations.Stop(context, isPresence: false)),
        Cti("presence", "POST", "call/presence", context => MonitorOperations.Start(context, isPresence: true)),
        Cti("presence-delete", "DELETE", "call/presence", context => MonitorOperations.Stop(context, isPresence: true)),
        Cti(Terminals, "GET", "call/terminals", MonitorOperations.Terminals),
        Cti(Make, "POST", "call/make", CallOperations.Make),
        Cti("answer", "POST", "call/answer", CallOperations.Answer),
        Cti("clear_connection", "POST", "call/clear_connection", CallOperations.Clear),
        Cti("reroute", "POST", "call/reroute", CallOperations.Reroute),
        Cti("hold", "POST", "call/hold", HoldOperations.Hold),
        Cti("retrieve", "POST", "call/retrieve", HoldOperations.Retrieve),
        Cti("consultation", "POST", "call/consultation", HoldOperations.Consultation),
        Cti("transfer", "POST", "call/transfer", HoldOperations.Transfer),
        Cti("1step_transfer", "POST", "call/1step_transfer", HoldOperations.SingleStepTransfer),
        Cti("dial_digit", "POST", "call/dial_digit", CallOperations.DialDigit),
        Cti("reconnect", "POST", "call/reconnect", HoldOperations.Reconnect),
        Cti("forward", "POST", "call/forward", FeatureOperations.SetForward),
        Cti("forward-get", "GET", "call/forward", FeatureOperations.GetForward),
        Cti("dnd", "POST", "call/dnd", FeatureOperations.SetDnd),
        Cti("dnd-get", "GET", "call/dnd", FeatureOperations.GetDnd),
        Cti("pickup", "POST", "call/pickup", FeatureOperations.Pickup),
        Cti("conference", "POST", "call/conference", HoldOperations.Conference),
        Cti("busy_service", "POST", "call/busy_service", FeatureOperations.BusyService),
        Cti("call_back", "POST", "call/call_back", FeatureOperations.CancelCallBack),
        Cti("status", "GET", "call/status", CallOperations.Status),
        Cti("park", "POST", "call/park", HoldOperations.Park),
        Cti("unpark", "POST", "call/unpark", HoldOperations.Unpark),
        Cti("mwi", "GET", "call/mwi", FeatureOperations.MessageWaiting),
        Cti("flexpage", "POST", "call/flexpage", FeatureOperations.Page),
        Cti("agent_logon", "POST", "call/agent_logon", AgentOperations.LogOn),
        Cti("agent_logoff", "POST", "call/agent_logoff", AgentOperations.LogOff),
        Cti("agent_state", "POST", "call/agent_state", AgentOperations.SetState),
        Cti("confgroup", "POST", "call/confgroup", ConferenceOperations.StartGroup),
        Cti("confgroup_callee", "POST", "call/confgroup_callee", ConferenceOperations.AddCallee),
        Cti("confgroup_callee-delete", "DELETE", "call/confgroup_callee", ConferenceOperations.DropCallee),
        Cti("confgroup_mutecallee", "POST", "call/confgroup_mutecallee", ConferenceOperations.MuteCallee),
        Cti("confroom-get", "GET", "call/confroom", ConferenceOperations.GetRoom),
        Cti("confroom", "POST", "call/confroom", ConferenceOperations.SetRoom),
    ];

    private static readonly Dictionary<(string Method, string Resource), IpecsOperation> s_byPath =
        All.ToDictionary(operation => (operation.Method, operation.Resource));

    public static IpecsOperation? Find(string method, string resource) => s_byPath.GetValueOrDefault((method, resource));

    private static IpecsOperation Cti(string name, string method, string resource, Func<OperationContext, SimulatedResponse> run) =>
        new(name, method, resource, Resources.Cti, Server: true, Client: false, run);
}
