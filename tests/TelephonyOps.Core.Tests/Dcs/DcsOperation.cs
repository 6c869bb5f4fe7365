using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.LgRest;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Observation;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>The vendor's operations and how each is reached through the capability interfaces.</summary>
public sealed class DcsOperation : ILgSystem
{
    static readonly string[] s_queries = ["userinfo", "phonebook", "callhistory", "recordlist"];

    DcsOperation()
    {
    }

    public static string Provider => "Dcs";

    /// <summary>All 15.</summary>
    public static IReadOnlyList<LgOperation> Operations { get; } =
    [
        LgOperation.UserInfo,
        LgOperation.List("phonebook", (rig, token) => rig.Need<IContacts>().ListContactsAsync(new ListRequest(), token)),
        LgOperation.List("callhistory", (rig, token) => rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, token)),
        LgOperation.Set("forwardnum", NoData.NotFound, async (rig, token) => await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = LgOperation.Number }, token)),
        LgOperation.Set("noforward", NoData.NotFound, async (rig, token) => await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest(), token)),
        LgOperation.List("recordlist", (rig, token) => rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), token)),
        LgOperation.Dial,
        LgOperation.HangUp,
        LgOperation.StartRecord,
        LgOperation.StopRecord("endrecord"),
        LgOperation.Hold("hold"),
        LgOperation.Unhold("unhold"),
        LgOperation.Conference,
        LgOperation.SendText("sms"),
        LgOperation.Download("downloadrecord", rig => rig.Line().Recordings[DcsRig.Today, 0].FileName),
    ];

    public static LgOperation Of(string name) => Operations.Single(operation => operation.Name == name);

    public static Task<Rig> StartSmallAsync() => DcsRig.StartSmallAsync();

    public static Task<Rig> StartEmptyAsync() => DcsRig.StartAsync(("rows-per-day", "0"), ("recordings-per-day", "0"), ("contacts", "0"));

    public static Line Line(Rig rig) => rig.Line();

    /// <summary>Chapter 17.</summary>
    public static IEnumerable<(string Code, TelephonyErrorKind Kind)> Codes(LgOperation operation) =>
    [
        ("1002", TelephonyErrorKind.InvalidArgument),
        ("1003", TelephonyErrorKind.Authentication),
        ("1004", TelephonyErrorKind.Authentication),
        ("2002", TelephonyErrorKind.Permission),
        ("3001", TelephonyErrorKind.Unavailable),
        ("4001", operation.NoData == NoData.FileMissing ? TelephonyErrorKind.InvalidArgument : TelephonyErrorKind.NotSupported),
        ("5001", TelephonyErrorKind.Permission),
        ("5002", TelephonyErrorKind.NotFound),
        ("8765", TelephonyErrorKind.Protocol),
    ];

    public static void AssertForm(JournalEntry request, Rig rig)
    {
        Assert.Equal(s_queries.Contains(request.Operation) ? "GET" : "POST", request.Method);
        Assert.Equal(rig.Session.Account, request.Fields["ID"]);
        Assert.Equal(128, request.Fields["PASSWD"].Length);
        Assert.StartsWith($"/restapi/{request.Operation}/{rig.Session.Account}/{request.Fields["PASSWD"]}", request.Path, StringComparison.Ordinal);
        Assert.Equal(request.Operation == "sms" ? "SMSMSG=%EC%95%88%EB%85%95" : "", request.Body);
    }
}
