using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.LgRest;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Observation;
using TelephonyOps.Simulator.Providers.LgRest;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>The vendor's operations and how each is reached through the capability interfaces.</summary>
public sealed class CentrexOperation : ILgSystem
{
    static readonly Uri s_hook = new("http://127.0.0.1:8088/www/call.html");

    CentrexOperation()
    {
    }

    public static string Provider => "Centrex";

    /// <summary>All 28.</summary>
    public static IReadOnlyList<LgOperation> Operations { get; } =
    [
        LgOperation.Dial,
        LgOperation.HangUp,
        LgOperation.StartRecord,
        LgOperation.StopRecord("stoprecord"),
        LgOperation.Hold("starthold"),
        LgOperation.Unhold("stophold"),
        LgOperation.Conference,
        LgOperation.List("addresslist", (rig, token) => rig.Need<IContacts>().ListContactsAsync(new ListRequest(), token)),
        LgOperation.List("recordlist", (rig, token) => rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), token)),
        LgOperation.List("callhistory", (rig, token) => rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, token)),
        LgOperation.List("getinboundcall", (rig, token) => rig.Need<IInboundCalls>().ListInboundCallsAsync(new TimedListRequest(), token)),
        LgOperation.List("getrecvsmslist", (rig, token) => rig.Need<IMessageInbox>().ListMessagesAsync(new TimedListRequest(), token)),
        LgOperation.SendText("smssend"),
        LgOperation.Set("setforward", NoData.NotFound, async (rig, token) => await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = LgOperation.Number }, token)),
        LgOperation.Set("stopforward", NoData.NotFound, async (rig, token) => await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest(), token)),
        LgOperation.Set("setforwardtype", NoData.NotFound, async (rig, token)
            => await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = LgOperation.Number, Condition = ForwardCondition.Busy }, token)),
        LgOperation.Read("getforwardtype", NoData.NotFound, async (rig, token) => await rig.Need<IForwardingInfo>().GetForwardAsync(null, token)),
        LgOperation.UserInfo,
        LgOperation.Read("phonestatus", NoData.NotFound, async (rig, token) => await rig.Need<ICallStatus>().GetStatusAsync([], token).ToListAsync(token)),
        LgOperation.Read("channelstatus", NoData.Idle, async (rig, token) => await rig.Need<ICallStatus>().GetStatusAsync([], token).ToListAsync(token)),
        LgOperation.Set("setringcallback", NoData.NotFound, async (rig, token)
            => await rig.Need<IWebhooks>().SetWebhookAsync(new WebhookRequest { Kind = WebhookKind.Ring, Uri = s_hook }, token)),
        LgOperation.Read("getringcallback", NoData.NoHook, async (rig, token) => await rig.Need<IWebhooks>().GetWebhookAsync(WebhookKind.Ring, token)),
        LgOperation.Set("delringcallback", NoData.NotFound, async (rig, token) => await rig.Need<IWebhooks>().RemoveWebhookAsync(WebhookKind.Ring, token)),
        LgOperation.Set("setsmscallback", NoData.NotFound, async (rig, token)
            => await rig.Need<IWebhooks>().SetWebhookAsync(new WebhookRequest { Kind = WebhookKind.Sms, Uri = s_hook }, token)),
        LgOperation.Read("getsmscallback", NoData.NoHook, async (rig, token) => await rig.Need<IWebhooks>().GetWebhookAsync(WebhookKind.Sms, token)),
        LgOperation.Set("delsmscallback", NoData.NotFound, async (rig, token) => await rig.Need<IWebhooks>().RemoveWebhookAsync(WebhookKind.Sms, token)),
        LgOperation.Download("recorddownload", rig => rig.Line().Recordings[0].FileName),
        new("recordremove", RequestKind.Action, NoData.FileMissing, async (rig, token) =>
        {
            await rig.Need<IRecordingRemoval>().RemoveRecordingAsync(rig.Line().Recordings[0].FileName, token);
            return null;
        }),
    ];

    public static LgOperation Of(string name) => Operations.Single(operation => operation.Name == name);

    /// <summary>A call that both ends have picked up.</summary>
    public static Task<Call> TalkAsync(Rig rig, string to = LgOperation.Number) => LgOperation.TalkAsync(rig, rig.Line(), to);

    public static Task<Rig> StartSmallAsync() => CentrexRig.StartSmallAsync();

    public static Task<Rig> StartEmptyAsync() => CentrexRig.StartAsync(("outbound-rows", "0"), ("inbound-rows", "0"), ("recordings", "0"), ("contacts", "0"), ("sms-rows", "0"));

    public static Line Line(Rig rig) => rig.Line();

    public static IEnumerable<(string Code, TelephonyErrorKind Kind)> Codes(LgOperation operation) =>
    [
        ("1001", TelephonyErrorKind.InvalidArgument),
        ("1002", TelephonyErrorKind.InvalidArgument),
        ("1003", TelephonyErrorKind.Authentication),
        ("1004", TelephonyErrorKind.Authentication),
        ("1005", TelephonyErrorKind.Permission),
        ("2001", TelephonyErrorKind.InvalidArgument),
        ("2002", TelephonyErrorKind.Permission),
        ("3001", TelephonyErrorKind.Unavailable),
        ("3002", TelephonyErrorKind.InvalidArgument),
        ("3003", TelephonyErrorKind.InvalidArgument),
        ("3004", TelephonyErrorKind.Throttled),
        ("4001", operation.NoData == NoData.FileMissing ? TelephonyErrorKind.InvalidArgument : TelephonyErrorKind.NotSupported),
        ("9999", TelephonyErrorKind.Unavailable),
        ("8765", TelephonyErrorKind.Protocol),
    ];

    public static void AssertForm(JournalEntry request, Rig rig)
    {
        Assert.Equal("POST", request.Method);
        Assert.Equal("/RestApi/" + request.Operation, request.Path);
        Assert.StartsWith("application/x-www-form-urlencoded", request.ContentType);
        Assert.Equal(rig.Session.Account, request.Fields["id"]);
        Assert.Equal(128, request.Fields["pass"].Length);
        Assert.NotEmpty(request.Body);
    }
}
