using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Providers.LgRest;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>What the vendor means by 4002 and 4004 in an operation (quirk 3).</summary>
public enum NoData { EmptyList, NoActiveCall, Idle, FileMissing, NoHook, NotFound }

/// <summary>One operation of the vendor, the way to it through the capability interfaces, and what is special about it.</summary>
public sealed record CentrexOperation(
    string Name, RequestKind Kind, NoData NoData, Func<Rig, CancellationToken, Task<object?>> RunAsync, bool NeedsCall = false, bool NeedsRecording = false)
{
    const string Number = "01012345678";
    static readonly Uri s_hook = new("http://127.0.0.1:8088/www/call.html");

    /// <summary>All 28.</summary>
    public static IReadOnlyList<CentrexOperation> All { get; } =
    [
        new("clickdial", RequestKind.Action, NoData.NotFound, async (rig, token) => await rig.Need<IDialing>().DialAsync(new DialRequest { To = Number }, token)),
        OnCall("hangup", async (rig, token) => await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest(), token)),
        OnCall("startrecord", async (rig, token) => await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest(), token)),
        OnCall("stoprecord", async (rig, token) => await rig.Need<ICallRecording>().StopRecordingAsync(new CallRecordingRequest(), token)) with { NeedsRecording = true },
        OnCall("starthold", async (rig, token) => await rig.Need<ICallHolding>().HoldAsync(new CallRequest(), token)),
        OnCall("stophold", async (rig, token) => await rig.Need<ICallHolding>().RetrieveAsync(new CallRequest(), token)),
        OnCall("conference", async (rig, token) => await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { To = [Number, "855"] }, token)),
        List("addresslist", (rig, token) => rig.Need<IContacts>().ListContactsAsync(new ListRequest(), token)),
        List("recordlist", (rig, token) => rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), token)),
        List("callhistory", (rig, token) => rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, token)),
        List("getinboundcall", (rig, token) => rig.Need<IInboundCalls>().ListInboundCallsAsync(new TimedListRequest(), token)),
        List("getrecvsmslist", (rig, token) => rig.Need<IMessageInbox>().ListMessagesAsync(new TimedListRequest(), token)),
        new("smssend", RequestKind.Action, NoData.NotFound, async (rig, token) => await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = [Number], Text = "안녕" }, token).ToListAsync(token)),
        Set("setforward", NoData.NotFound, async (rig, token) => await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = Number }, token)),
        Set("stopforward", NoData.NotFound, async (rig, token) => await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest(), token)),
        Set("setforwardtype", NoData.NotFound, async (rig, token) => await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = Number, Condition = ForwardCondition.Busy }, token)),
        Read("getforwardtype", NoData.NotFound, async (rig, token) => await rig.Need<IForwardingInfo>().GetForwardAsync(null, token)),
        Read("userinfo", NoData.NotFound, async (rig, token) => await rig.Need<IUserInfo>().GetUserAsync(token)),
        Read("phonestatus", NoData.NotFound, async (rig, token) => await rig.Need<ICallStatus>().GetStatusAsync([], token).ToListAsync(token)),
        Read("channelstatus", NoData.Idle, async (rig, token) => await rig.Need<ICallStatus>().GetStatusAsync([], token).ToListAsync(token)),
        Set("setringcallback", NoData.NotFound, async (rig, token) => await rig.Need<IWebhooks>().SetWebhookAsync(new WebhookRequest { Kind = WebhookKind.Ring, Uri = s_hook }, token)),
        Read("getringcallback", NoData.NoHook, async (rig, token) => await rig.Need<IWebhooks>().GetWebhookAsync(WebhookKind.Ring, token)),
        Set("delringcallback", NoData.NotFound, async (rig, token) => await rig.Need<IWebhooks>().RemoveWebhookAsync(WebhookKind.Ring, token)),
        Set("setsmscallback", NoData.NotFound, async (rig, token) => await rig.Need<IWebhooks>().SetWebhookAsync(new WebhookRequest { Kind = WebhookKind.Sms, Uri = s_hook }, token)),
        Read("getsmscallback", NoData.NoHook, async (rig, token) => await rig.Need<IWebhooks>().GetWebhookAsync(WebhookKind.Sms, token)),
        Set("delsmscallback", NoData.NotFound, async (rig, token) => await rig.Need<IWebhooks>().RemoveWebhookAsync(WebhookKind.Sms, token)),
        Read("recorddownload", NoData.FileMissing, DownloadAsync),
        new("recordremove", RequestKind.Action, NoData.FileMissing, async (rig, token) =>
        {
            await rig.Need<IRecordingRemoval>().RemoveRecordingAsync(rig.Line().Recordings[0].FileName, token);
            return null;
        }),
    ];

    public static TheoryData<string> Names => [.. All.Select(operation => operation.Name)];

    public static TheoryData<string> Actions => [.. All.Where(operation => operation.Kind == RequestKind.Action).Select(operation => operation.Name)];

    public static TheoryData<string> Repeatable => [.. All.Where(operation => operation.Kind != RequestKind.Action).Select(operation => operation.Name)];

    public static CentrexOperation Of(string name) => All.Single(operation => operation.Name == name);

    /// <summary>Makes what the operation needs: a call that is up, on hold, being recorded.</summary>
    public async Task ArrangeAsync(Rig rig)
    {
        if (!NeedsCall) return;
        await TalkAsync(rig);
        if (NeedsRecording) await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest(), Rig.Token);
        if (Name == "stophold") await rig.Need<ICallHolding>().HoldAsync(new CallRequest(), Rig.Token);
    }

    /// <summary>A call that both ends have picked up.</summary>
    public static async Task<Call> TalkAsync(Rig rig, string to = Number)
    {
        var call = await rig.Need<IDialing>().DialAsync(new DialRequest { To = to }, Rig.Token);
        await Eventually.HoldsAsync(() => rig.Line().Call?.Phase == CallPhase.Connected);
        return call;
    }

    static async Task<object?> DownloadAsync(Rig rig, CancellationToken token)
    {
        await using var content = await rig.Need<IRecordingDownload>().OpenRecordingAsync(rig.Line().Recordings[0].FileName, token);
        using var bytes = new MemoryStream();
        await content.Content.CopyToAsync(bytes, token);
        return bytes.ToArray();
    }

    static CentrexOperation OnCall(string name, Func<Rig, CancellationToken, Task<object?>> run) => new(name, RequestKind.Action, NoData.NoActiveCall, run, NeedsCall: true);

    static CentrexOperation Set(string name, NoData noData, Func<Rig, CancellationToken, Task<object?>> run) => new(name, RequestKind.IdempotentSet, noData, run);

    static CentrexOperation Read(string name, NoData noData, Func<Rig, CancellationToken, Task<object?>> run) => new(name, RequestKind.Read, noData, run);

    static CentrexOperation List<T>(string name, Func<Rig, CancellationToken, IAsyncEnumerable<T>> list)
        => Read(name, NoData.EmptyList, async (rig, token) => await list(rig, token).ToListAsync(token));
}
