using TelephonyOps.Providers.LgRest;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Centrex;

/// <summary>The vendor's operations, one method each, named as in the document. Every request is a form POST with id and pass (1.3, 1.5).</summary>
sealed class CentrexClient(HttpPipeline http, string id, string passwordHash, TimeSpan dialTimeout) : LgClient(http, s_words, dialTimeout)
{
    static readonly LgWords s_words = new()
    {
        Provider = CentrexProvider.ProviderName,
        StopRecord = "stoprecord",
        Hold = "starthold",
        Unhold = "stophold",
        SetForward = "setforward",
        SendText = "smssend",
        Download = "recorddownload",
        Number = "destnumber",
        Text = "smsmsg",
        FileName = "filename",
    };

    // The fields whose values may be shown; the text of a message, the path of a hook and the password never are.
    static readonly HashSet<string> s_shown = ["id", "destnumber", "page", "calltype", "num_per_page", "ftype", "filename", "callbackhost", "callbackport"];

    public Task<LgAnswer> AddressListAsync(long page, CancellationToken token) => ListAsync("addresslist", page, token);

    public Task<LgAnswer> RecordListAsync(long page, CancellationToken token) => ListAsync("recordlist", page, token);

    public Task<LgAnswer> CallHistoryAsync(string calltype, long page, CancellationToken token) => ListAsync("callhistory", page, token, ("calltype", calltype));

    public Task<LgAnswer> GetInboundCallAsync(long page, int perPage, CancellationToken token)
        => ListAsync("getinboundcall", page, token, ("num_per_page", Text(perPage)));

    public Task<LgAnswer> GetRecvSmsListAsync(long page, CancellationToken token) => ListAsync("getrecvsmslist", page, token);

    public Task<LgAnswer> StopForwardAsync(CancellationToken token) => SetAsync("stopforward", LgContext.Line, token);

    public Task<LgAnswer> SetForwardTypeAsync(string destnumber, int ftype, CancellationToken token)
        => SetAsync("setforwardtype", LgContext.Line, token, ("destnumber", destnumber), ("ftype", Text(ftype)));

    public Task<LgAnswer> GetForwardTypeAsync(CancellationToken token) => ReadAsync("getforwardtype", LgContext.Line, token);

    public Task<LgAnswer> PhoneStatusAsync(CancellationToken token) => ReadAsync("phonestatus", LgContext.Line, token);

    public Task<LgAnswer> ChannelStatusAsync(CancellationToken token) => ReadAsync("channelstatus", LgContext.CallControl, token);

    public Task<LgAnswer> SetRingCallbackAsync(string url, string host, int port, CancellationToken token) => SetHookAsync("setringcallback", url, host, port, token);

    public Task<LgAnswer> GetRingCallbackAsync(CancellationToken token) => ReadAsync("getringcallback", LgContext.Webhook, token);

    public Task<LgAnswer> DelRingCallbackAsync(CancellationToken token) => SetAsync("delringcallback", LgContext.Webhook, token);

    public Task<LgAnswer> SetSmsCallbackAsync(string url, string host, int port, CancellationToken token) => SetHookAsync("setsmscallback", url, host, port, token);

    public Task<LgAnswer> GetSmsCallbackAsync(CancellationToken token) => ReadAsync("getsmscallback", LgContext.Webhook, token);

    public Task<LgAnswer> DelSmsCallbackAsync(CancellationToken token) => SetAsync("delsmscallback", LgContext.Webhook, token);

    public Task<LgAnswer> RecordRemoveAsync(string filename, CancellationToken token)
        => SendAsync("recordremove", RequestKind.Action, LgContext.Recording, null, token, ("filename", filename));

    protected override ApiRequest Request(string operation, RequestKind kind, IReadOnlyList<(string Name, string Value)> fields)
    {
        KeyValuePair<string, string>[] form = [new("id", id), new("pass", passwordHash), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
        return new ApiRequest(operation, kind, HttpMethod.Post, "RestApi/" + LgPath.Part(operation))
        {
            Content = () => new FormUrlEncodedContent(form),
            ShownFields = [.. form.Where(field => s_shown.Contains(field.Key))],
            Hidden = passwordHash,
        };
    }

    Task<LgAnswer> ListAsync(string operation, long page, CancellationToken token, params (string, string)[] fields)
        => ReadAsync(operation, LgContext.List, token, [("page", Text(page)), .. fields]);

    Task<LgAnswer> SetHookAsync(string operation, string url, string host, int port, CancellationToken token) => SetAsync(operation, LgContext.Webhook, token,
        ("callbackurl", url), ("callbackhost", host), ("callbackport", Text(port)));
}
