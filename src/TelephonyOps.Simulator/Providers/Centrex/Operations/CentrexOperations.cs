using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.Centrex.Operations;

/// <summary>The JSON of an operation's answer.</summary>
internal delegate Task<string> CentrexOperation(OperationContext context, CancellationToken cancellationToken);

/// <summary>The 28 operations by the name in the URL. recorddownload stands apart: it answers a file.</summary>
internal static class CentrexOperations
{
    public const string Download = "recorddownload";

    private static readonly Dictionary<string, CentrexOperation> s_operations = new(StringComparer.Ordinal)
    {
        ["clickdial"] = CallOperations.DialAsync,
        ["hangup"] = Now(CallOperations.HangUp),
        ["startrecord"] = Now(CallOperations.StartRecord),
        ["stoprecord"] = Now(CallOperations.StopRecord),
        ["starthold"] = Now(CallOperations.StartHold),
        ["stophold"] = Now(CallOperations.StopHold),
        ["conference"] = Now(CallOperations.Conference),
        ["phonestatus"] = Now(CallOperations.PhoneStatus),
        ["channelstatus"] = Now(CallOperations.ChannelStatus),
        ["addresslist"] = Now(DirectoryOperations.AddressList),
        ["userinfo"] = Now(DirectoryOperations.UserInfo),
        ["recordlist"] = Now(RecordingOperations.List),
        ["recordremove"] = Now(RecordingOperations.Remove),
        ["callhistory"] = Now(HistoryOperations.CallHistory),
        ["getinboundcall"] = Now(HistoryOperations.InboundCalls),
        ["smssend"] = Now(MessageOperations.Send),
        ["getrecvsmslist"] = Now(MessageOperations.Received),
        ["setforward"] = Now(ForwardOperations.Set),
        ["stopforward"] = Now(ForwardOperations.Stop),
        ["setforwardtype"] = Now(ForwardOperations.SetType),
        ["getforwardtype"] = Now(ForwardOperations.GetForwardType),
        ["setringcallback"] = Now(context => HookOperations.Set(context, HookKind.Ring)),
        ["getringcallback"] = Now(context => HookOperations.Get(context, HookKind.Ring)),
        ["delringcallback"] = Now(context => HookOperations.Delete(context, HookKind.Ring)),
        ["setsmscallback"] = Now(context => HookOperations.Set(context, HookKind.Sms)),
        ["getsmscallback"] = Now(context => HookOperations.Get(context, HookKind.Sms)),
        ["delsmscallback"] = Now(context => HookOperations.Delete(context, HookKind.Sms)),
    };

    public static bool IsKnown(string name) => name == Download || s_operations.ContainsKey(name);

    public static async Task<SimulatedResponse> RunAsync(string name, OperationContext context, CancellationToken cancellationToken) =>
        name == Download
            ? RecordingOperations.Download(context)
            : SimulatedResponse.Text(await s_operations[name](context, cancellationToken), context.Knobs.Text("content-type"));

    private static CentrexOperation Now(Func<OperationContext, string> operation) => (context, _) => Task.FromResult(operation(context));
}
