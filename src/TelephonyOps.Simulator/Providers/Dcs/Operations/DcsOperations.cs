using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.Dcs.Operations;

/// <summary>One operation: its method, what stands in its path after the hash, what it does.</summary>
internal sealed record DcsOperation(
    string Method, IReadOnlyList<string> Path, Func<OperationContext, CancellationToken, Task<SimulatedResponse>> RunAsync);

/// <summary>The 15 operations by the name in the URL: GET asks, POST acts, as the tables have it (1.3 speaks of POST alone).</summary>
internal static class DcsOperations
{
    public const string Download = "downloadrecord";
    public const string RecordList = "recordlist";

    private static readonly Dictionary<string, DcsOperation> s_operations = new(StringComparer.Ordinal)
    {
        ["userinfo"] = Get(DirectoryOperations.UserInfo),
        ["phonebook"] = Get(DirectoryOperations.PhoneBook, "PAGE"),
        ["callhistory"] = Get(HistoryOperations.CallHistory, "CALLTYPE", "DATE", "PAGE"),
        [RecordList] = Get(RecordingOperations.List, "DATE", "PAGE"),
        ["forwardnum"] = Post(ForwardOperations.Set, "DSTNUM"),
        ["noforward"] = Post(ForwardOperations.Clear, "DSTNUM"),
        ["clickdial"] = new(HttpMethods.Post, Path("DSTNUM"), CallOperations.DialAsync),
        ["hangup"] = Post(CallOperations.HangUp),
        ["startrecord"] = Post(CallOperations.StartRecord),
        ["endrecord"] = Post(CallOperations.EndRecord),
        ["hold"] = Post(CallOperations.Hold),
        ["unhold"] = Post(CallOperations.Unhold),
        ["conference"] = Post(CallOperations.Conference, "DSTNUM"),
        ["sms"] = Post(MessageOperations.Send, "DSTNUM"),
        [Download] = Post(RecordingOperations.Download, "FILENAME"),
    };

    public static DcsOperation? Find(string name) => s_operations.GetValueOrDefault(name);

    /// <summary>Names of what stands in the path after the operation; an unknown one is taken to begin like all the others.</summary>
    public static IReadOnlyList<string> PathOf(string name) => Find(name)?.Path ?? Path();

    private static DcsOperation Get(Func<OperationContext, SimulatedResponse> run, params string[] path) => Make(HttpMethods.Get, run, path);

    private static DcsOperation Post(Func<OperationContext, SimulatedResponse> run, params string[] path) => Make(HttpMethods.Post, run, path);

    private static DcsOperation Make(string method, Func<OperationContext, SimulatedResponse> run, string[] path) =>
        new(method, Path(path), (context, _) => Task.FromResult(run(context)));

    private static string[] Path(params string[] rest) => ["ID", "PASSWD", .. rest];
}
