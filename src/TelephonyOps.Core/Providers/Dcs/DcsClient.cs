using TelephonyOps.Providers.LgRest;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Dcs;

/// <summary>
/// The vendor's operations, named as in the document. A request is a path: <c>restapi/operation/ID/password hash/…</c>, GET for the queries
/// and POST for the rest (quirk 12).
/// </summary>
sealed class DcsClient(HttpPipeline http, string id, string passwordHash, TimeSpan dialTimeout) : LgClient(http, s_words, dialTimeout)
{
    const string Concealed = "***";

    static readonly LgWords s_words = new()
    {
        Provider = DcsProvider.ProviderName,
        StopRecord = "endrecord",
        Hold = "hold",
        Unhold = "unhold",
        SetForward = "forwardnum",
        SendText = "sms",
        Download = "downloadrecord",
        Number = "DSTNUM",
        Text = "SMSMSG",
        FileName = "FILENAME",
    };

    static readonly HashSet<string> s_queries = new(["userinfo", "phonebook", "callhistory", "recordlist"], StringComparer.OrdinalIgnoreCase);

    // The fields that stand in a path after the hash. No operation has them in another order.
    static readonly string[] s_parts = ["CALLTYPE", "DATE", "DSTNUM", "FILENAME", "PAGE"];

    public Task<LgAnswer> PhonebookAsync(long page, CancellationToken token) => ReadAsync("phonebook", LgContext.List, token, ("PAGE", Text(page)));

    public Task<LgAnswer> CallHistoryAsync(string calltype, string date, long page, CancellationToken token)
        => ReadAsync("callhistory", LgContext.List, token, ("CALLTYPE", calltype), ("DATE", date), ("PAGE", Text(page)));

    public Task<LgAnswer> RecordListAsync(string date, long page, CancellationToken token)
        => ReadAsync("recordlist", LgContext.List, token, ("DATE", date), ("PAGE", Text(page)));

    public Task<LgAnswer> NoForwardAsync(string dstnum, CancellationToken token) => SetAsync("noforward", LgContext.Line, token, (s_words.Number, dstnum));

    protected override ApiRequest Request(string operation, RequestKind kind, IReadOnlyList<(string Name, string Value)> fields)
    {
        var form = fields.Where(IsForm).Select(field => KeyValuePair.Create(s_words.Text, field.Value)).ToList();
        var parts = fields.Where(field => !IsForm(field)).OrderBy(field => Place(field.Name)).ThenBy(field => field.Name, StringComparer.Ordinal).ToList();
        var method = s_queries.Contains(operation) ? HttpMethod.Get : HttpMethod.Post;
        var path = Path(passwordHash, part => LgPath.Part(part.Value));
        return new ApiRequest(operation, kind, method, path)
        {
            ShownPath = Path(Concealed, part => Place(part.Name) < s_parts.Length ? LgPath.Part(part.Value) : Concealed),
            Content = form.Count == 0 ? null : () => new FormUrlEncodedContent(form),
            Hidden = passwordHash,
        };

        string Path(string password, Func<(string Name, string Value), string> write)
            => string.Join('/', ["restapi", LgPath.Part(operation), LgPath.Part(id), password, .. parts.Select(write)]);
    }

    static bool IsForm((string Name, string Value) field) => field.Name.Equals(s_words.Text, StringComparison.OrdinalIgnoreCase);

    static int Place(string name)
    {
        var place = Array.FindIndex(s_parts, part => part.Equals(name, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? s_parts.Length : place;
    }
}
