using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Centrex;

/// <summary>The vendor's operations, one method each, named as in the document. Every request is a form POST with id and pass (1.3, 1.5).</summary>
sealed class CentrexClient(HttpPipeline http, string id, string passwordHash, TimeSpan dialTimeout) : IDisposable
{
    const string Provider = "Centrex";

    // The fields whose values may be shown; the text of a message, the path of a hook and the password never are.
    static readonly HashSet<string> s_shown = ["id", "destnumber", "page", "calltype", "num_per_page", "ftype", "filename", "callbackhost", "callbackport"];

    public Task<LgAnswer> ClickDialAsync(string destnumber, CancellationToken token)
        => SendAsync("clickdial", RequestKind.Action, LgContext.Line, dialTimeout, token, ("destnumber", destnumber));

    public Task<LgAnswer> HangUpAsync(CancellationToken token) => ControlAsync("hangup", token);

    public Task<LgAnswer> StartRecordAsync(CancellationToken token) => ControlAsync("startrecord", token);

    public Task<LgAnswer> StopRecordAsync(CancellationToken token) => ControlAsync("stoprecord", token);

    public Task<LgAnswer> StartHoldAsync(CancellationToken token) => ControlAsync("starthold", token);

    public Task<LgAnswer> StopHoldAsync(CancellationToken token) => ControlAsync("stophold", token);

    public Task<LgAnswer> ConferenceAsync(string destnumber, CancellationToken token) => ControlAsync("conference", token, ("destnumber", destnumber));

    public Task<LgAnswer> AddressListAsync(long page, CancellationToken token) => ListAsync("addresslist", page, token);

    public Task<LgAnswer> RecordListAsync(long page, CancellationToken token) => ListAsync("recordlist", page, token);

    public Task<LgAnswer> CallHistoryAsync(string calltype, long page, CancellationToken token) => ListAsync("callhistory", page, token, ("calltype", calltype));

    public Task<LgAnswer> GetInboundCallAsync(long page, int perPage, CancellationToken token)
        => ListAsync("getinboundcall", page, token, ("num_per_page", Text(perPage)));

    public Task<LgAnswer> GetRecvSmsListAsync(long page, CancellationToken token) => ListAsync("getrecvsmslist", page, token);

    public Task<LgAnswer> SmsSendAsync(string destnumber, string smsmsg, CancellationToken token)
        => SendAsync("smssend", RequestKind.Action, LgContext.Line, null, token, ("destnumber", destnumber), ("smsmsg", smsmsg));

    public Task<LgAnswer> SetForwardAsync(string destnumber, CancellationToken token) => SetAsync("setforward", LgContext.Line, token, ("destnumber", destnumber));

    public Task<LgAnswer> StopForwardAsync(CancellationToken token) => SetAsync("stopforward", LgContext.Line, token);

    public Task<LgAnswer> SetForwardTypeAsync(string destnumber, int ftype, CancellationToken token)
        => SetAsync("setforwardtype", LgContext.Line, token, ("destnumber", destnumber), ("ftype", Text(ftype)));

    public Task<LgAnswer> GetForwardTypeAsync(CancellationToken token) => ReadAsync("getforwardtype", LgContext.Line, token);

    public Task<LgAnswer> UserInfoAsync(CancellationToken token) => ReadAsync("userinfo", LgContext.Line, token);

    public Task<LgAnswer> PhoneStatusAsync(CancellationToken token) => ReadAsync("phonestatus", LgContext.Line, token);

    public Task<LgAnswer> ChannelStatusAsync(CancellationToken token) => ReadAsync("channelstatus", LgContext.CallControl, token);

    public Task<LgAnswer> SetRingCallbackAsync(Uri hook, CancellationToken token) => SetHookAsync("setringcallback", hook, token);

    public Task<LgAnswer> GetRingCallbackAsync(CancellationToken token) => ReadAsync("getringcallback", LgContext.Webhook, token);

    public Task<LgAnswer> DelRingCallbackAsync(CancellationToken token) => SetAsync("delringcallback", LgContext.Webhook, token);

    public Task<LgAnswer> SetSmsCallbackAsync(Uri hook, CancellationToken token) => SetHookAsync("setsmscallback", hook, token);

    public Task<LgAnswer> GetSmsCallbackAsync(CancellationToken token) => ReadAsync("getsmscallback", LgContext.Webhook, token);

    public Task<LgAnswer> DelSmsCallbackAsync(CancellationToken token) => SetAsync("delsmscallback", LgContext.Webhook, token);

    public Task<RecordingContent> RecordDownloadAsync(string filename, CancellationToken token)
        => LgDownload.OpenAsync(http, Request("recorddownload", RequestKind.Read, null, ("filename", filename)) with { Lane = GateLane.Download }, Provider, token);

    public Task<LgAnswer> RecordRemoveAsync(string filename, CancellationToken token)
        => SendAsync("recordremove", RequestKind.Action, LgContext.Recording, null, token, ("filename", filename));

    /// <summary>An operation that has no method here. Never repeated: nobody knows what it does.</summary>
    public Task<LgAnswer> AnyAsync(string operation, IReadOnlyDictionary<string, string> arguments, CancellationToken token)
        => SendAsync(operation, RequestKind.Action, LgContext.Line, null, token, [.. arguments.Select(argument => (argument.Key, argument.Value))]);

    public void Dispose() => http.Dispose();

    Task<LgAnswer> ControlAsync(string operation, CancellationToken token, params (string, string)[] fields)
        => SendAsync(operation, RequestKind.Action, LgContext.CallControl, null, token, fields);

    Task<LgAnswer> ReadAsync(string operation, LgContext context, CancellationToken token) => SendAsync(operation, RequestKind.Read, context, null, token);

    Task<LgAnswer> ListAsync(string operation, long page, CancellationToken token, params (string, string)[] fields)
        => SendAsync(operation, RequestKind.Read, LgContext.List, null, token, [("page", Text(page)), .. fields]);

    Task<LgAnswer> SetAsync(string operation, LgContext context, CancellationToken token, params (string, string)[] fields)
        => SendAsync(operation, RequestKind.IdempotentSet, context, null, token, fields);

    Task<LgAnswer> SetHookAsync(string operation, Uri hook, CancellationToken token) => SetAsync(operation, LgContext.Webhook, token,
        ("callbackurl", hook.PathAndQuery), ("callbackhost", hook.Host), ("callbackport", Text(hook.Port)));

    Task<LgAnswer> SendAsync(string operation, RequestKind kind, LgContext context, TimeSpan? timeout, CancellationToken token, params (string, string)[] fields)
        => http.SendAsync(Request(operation, kind, timeout, fields), response => LgAnswer.Read(response, Provider, context), token);

    ApiRequest Request(string operation, RequestKind kind, TimeSpan? timeout, params (string Name, string Value)[] fields)
    {
        KeyValuePair<string, string>[] form = [new("id", id), new("pass", passwordHash), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
        return new ApiRequest(operation, kind, HttpMethod.Post, "RestApi/" + Uri.EscapeDataString(operation))
        {
            Content = () => new FormUrlEncodedContent(form),
            ShownFields = [.. form.Where(field => s_shown.Contains(field.Key))],
            Timeout = timeout,
        };
    }

    static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
