using System.Globalization;
using TelephonyOps.Capabilities;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LgRest;

/// <summary>The operations that both systems have. A vendor's own client adds its others and says where a request carries its fields.</summary>
abstract class LgClient(HttpPipeline http, LgWords words, TimeSpan dialTimeout) : IDisposable
{
    public Task<LgAnswer> UserInfoAsync(CancellationToken token) => ReadAsync("userinfo", LgContext.Line, token);

    public Task<LgAnswer> ClickDialAsync(string number, CancellationToken token)
        => SendAsync("clickdial", RequestKind.Action, LgContext.Line, dialTimeout, token, (words.Number, number));

    public Task<LgAnswer> HangUpAsync(CancellationToken token) => ControlAsync("hangup", token);

    public Task<LgAnswer> StartRecordAsync(CancellationToken token) => ControlAsync("startrecord", token);

    public Task<LgAnswer> StopRecordAsync(CancellationToken token) => ControlAsync(words.StopRecord, token);

    public Task<LgAnswer> HoldAsync(CancellationToken token) => ControlAsync(words.Hold, token);

    public Task<LgAnswer> UnholdAsync(CancellationToken token) => ControlAsync(words.Unhold, token);

    /// <summary>Several numbers go in one comma list; a later request adds to the conference (Centrex 5.3, DCS 14.3).</summary>
    public Task<LgAnswer> ConferenceAsync(IEnumerable<string> numbers, CancellationToken token)
        => ControlAsync("conference", token, (words.Number, string.Join(',', numbers)));

    public Task<LgAnswer> SetForwardAsync(string number, CancellationToken token) => SetAsync(words.SetForward, LgContext.Line, token, (words.Number, number));

    public Task<LgAnswer> SendTextAsync(IEnumerable<string> numbers, string text, CancellationToken token)
        => SendAsync(words.SendText, RequestKind.Action, LgContext.Line, null, token, (words.Number, string.Join(',', numbers)), (words.Text, text));

    public Task<RecordingContent> OpenRecordingAsync(string fileName, CancellationToken token)
        => LgDownload.OpenAsync(http, Build(words.Download, RequestKind.Read, [(words.FileName, fileName)]), words.Provider, token);

    /// <summary>An operation that has no method here. Never repeated: nobody knows what it does.</summary>
    public Task<LgAnswer> AnyAsync(string operation, IReadOnlyDictionary<string, string> arguments, CancellationToken token)
        => SendAsync(operation, RequestKind.Action, LgContext.Line, null, token, [.. arguments.Select(argument => (argument.Key, argument.Value))]);

    public void Dispose() => http.Dispose();

    /// <summary>The request as this system wants it on the wire.</summary>
    protected abstract ApiRequest Request(string operation, RequestKind kind, IReadOnlyList<(string Name, string Value)> fields);

    protected Task<LgAnswer> ControlAsync(string operation, CancellationToken token, params (string, string)[] fields)
        => SendAsync(operation, RequestKind.Action, LgContext.CallControl, null, token, fields);

    protected Task<LgAnswer> ReadAsync(string operation, LgContext context, CancellationToken token, params (string, string)[] fields)
        => SendAsync(operation, RequestKind.Read, context, null, token, fields);

    protected Task<LgAnswer> SetAsync(string operation, LgContext context, CancellationToken token, params (string, string)[] fields)
        => SendAsync(operation, RequestKind.IdempotentSet, context, null, token, fields);

    protected Task<LgAnswer> SendAsync(string operation, RequestKind kind, LgContext context, TimeSpan? timeout, CancellationToken token, params (string, string)[] fields)
        => http.SendAsync(Build(operation, kind, fields) with { Timeout = timeout }, response => LgAnswer.Read(response, words.Provider, context), token);

    protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // A download asked for as a raw command has to keep the downloads' pauses as well.
    ApiRequest Build(string operation, RequestKind kind, IReadOnlyList<(string, string)> fields)
        => Request(operation, kind, fields) with { Lane = operation.Equals(words.Download, StringComparison.OrdinalIgnoreCase) ? GateLane.Download : GateLane.Request };
}
