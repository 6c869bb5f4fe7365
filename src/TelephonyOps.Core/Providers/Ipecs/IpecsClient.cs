using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TelephonyOps.Providers.Ipecs.Wire;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Ipecs;

/// <summary>A named value of a request: text, number, or a list of texts.</summary>
readonly record struct Field(string Name, object Value);

/// <summary>The vendor's operations, one method each, named as in the document.</summary>
sealed class IpecsClient(HttpPipeline http, IpecsLogin login, IpecsPaths paths, Action answered) : IDisposable
{
    bool _shortCheck;
    bool _terminalsByMake;
    bool _plainDelete;

    public async Task CheckConnectionAsync(CancellationToken token)
    {
        var answer = await OneOfAsync(
            _shortCheck,
            () => _shortCheck = true,
            () => AtPath("checkconnection", RequestKind.IdempotentSet, HttpMethod.Post, paths.Resource("checkconnection")),
            () => AtPath("checkconnection", RequestKind.IdempotentSet, HttpMethod.Post, paths.ShortCheck),
            IpecsResource.Session,
            token).ConfigureAwait(false);
        answer.Dispose();
    }

    public async Task LogoutAsync(CancellationToken token)
    {
        if (login.Token is not { } present) return;
        var request = AtPath("logout", RequestKind.Action, HttpMethod.Post, paths.Resource("logout")) with { Authorization = present.Header };
        using var answer = await http.SendAsync(request, response => IpecsAnswer.Read(response, IpecsResource.Session), token).ConfigureAwait(false);

        // A token that died meanwhile is logged out already; a new one for that would be absurd.
        if (!answer.TokenDied) answer.ThrowIfRefused();
    }

    public Task<IpecsAnswer> SmdrAsync(string? query, int maxCount, CancellationToken token)
        => SendAsync(AtPath("smdr", RequestKind.Read, HttpMethod.Get, paths.Resource("smdr") + "?" + Smdr(query, "maxCount", Text(maxCount))), IpecsResource.Smdr, token);

    public Task<IpecsAnswer> SmdrCountAsync(string? query, CancellationToken token)
        => SendAsync(AtPath("smdr", RequestKind.Read, HttpMethod.Get, paths.Resource("smdr") + "?" + Smdr(query, "countOnly", "true")), IpecsResource.Smdr, token);

    /// <summary>The samples send the query URL-encoded as the body (5.1.1); a system that wants plain JSON says so with a parameter error (quirk 46).</summary>
    public Task<IpecsAnswer> SmdrDeleteAsync(string query, CancellationToken token)
    {
        return OneOfAsync(
            _plainDelete,
            () => _plainDelete = true,
            () => Delete(() => new StringContent(Uri.EscapeDataString(query), Encoding.ASCII, "application/x-www-form-urlencoded")),
            () => Delete(() => Json(query)),
            IpecsResource.Smdr,
            token,
            refusal => refusal.VendorCode == "1");

        ApiRequest Delete(Func<HttpContent> content)
            => AtPath("smdr", RequestKind.Action, HttpMethod.Delete, paths.Resource("smdr")) with { Content = content, ShownFields = [new("q", query)] };
    }

    public Task<IpecsAnswer> MonitorAsync(string kind, bool start, IReadOnlyList<string> devices, CancellationToken token)
        => CallAsync(kind, RequestKind.IdempotentSet, start ? HttpMethod.Post : HttpMethod.Delete, token, new Field("deviceNumber", devices));

    /// <summary>5.3.4.1 prints the path and method of make. The name that fits is tried first (quirk 45).</summary>
    public Task<IpecsAnswer> TerminalsAsync(int startIndex, int count, CancellationToken token)
    {
        Field[] fields = [new("startIndex", (long)startIndex), new("count", (long)count)];
        return OneOfAsync(
            _terminalsByMake,
            () => _terminalsByMake = true,
            () => Request("terminals", RequestKind.Read, HttpMethod.Get, "call/terminals", fields),
            () => Request("terminals", RequestKind.Action, HttpMethod.Post, "call/make", fields),
            IpecsResource.Call,
            token);
    }

    public Task<IpecsAnswer> MakeAsync(string device, string to, CancellationToken token) => ActAsync("make", token, new("deviceNumber", device), new("calledDN", to));

    public Task<IpecsAnswer> AnswerAsync(string device, long? call, CancellationToken token) => ActAsync("answer", token, Leg(device, call));

    public Task<IpecsAnswer> ClearConnectionAsync(string device, long? call, CancellationToken token) => ActAsync("clear_connection", token, Leg(device, call));

    public Task<IpecsAnswer> RerouteAsync(string device, long? call, string to, CancellationToken token) => ActAsync("reroute", token, [.. Leg(device, call), new("divertToDN", to)]);

    public Task<IpecsAnswer> HoldAsync(string device, long? call, CancellationToken token) => ActAsync("hold", token, Leg(device, call));

    public Task<IpecsAnswer> RetrieveAsync(string device, long? call, CancellationToken token) => ActAsync("retrieve", token, Leg(device, call));

    public Task<IpecsAnswer> ConsultationAsync(string device, long? call, string to, string purpose, CancellationToken token)
        => ActAsync("consultation", token, [.. Leg(device, call), new("calledDN", to), new("svcType", purpose)]);

    public Task<IpecsAnswer> TransferAsync(string device, long? call, CancellationToken token) => ActAsync("transfer", token, Leg(device, call));

    /// <summary>5.3.4.10, whose field is transferDN (quirk 52).</summary>
    public Task<IpecsAnswer> SingleStepTransferAsync(string device, long? call, string to, CancellationToken token)
        => ActAsync("1step_transfer", token, [.. Leg(device, call), new("transferDN", to)]);

    public Task<IpecsAnswer> DialDigitAsync(string device, long? call, string digits, CancellationToken token)
        => ActAsync("dial_digit", token, [.. Leg(device, call), new("dialDigit", digits)]);

    public Task<IpecsAnswer> ReconnectAsync(string device, long? call, CancellationToken token) => ActAsync("reconnect", token, Leg(device, call));

    /// <summary>The second parameter is unnamed in the table of 5.3.4.13; its list calls it DN (quirk 52).</summary>
    public Task<IpecsAnswer> SetForwardAsync(string device, string type, string to, CancellationToken token)
        => SetAsync("forward", token, new("deviceNumber", device), new("DN", device), new("cfwdType", type), new("destNumber", to));

    public Task<IpecsAnswer> GetForwardAsync(string device, CancellationToken token) => ReadAsync("forward", token, new("deviceNumber", device), new("DN", device));

    public Task<IpecsAnswer> SetDndAsync(string device, bool enable, CancellationToken token)
        => SetAsync("dnd", token, new("deviceNumber", device), new("DN", device), new("svcType", enable ? "enable" : "disable"));

    public Task<IpecsAnswer> GetDndAsync(string device, CancellationToken token) => ReadAsync("dnd", token, new("deviceNumber", device), new("DN", device));

    public Task<IpecsAnswer> PickupAsync(string device, string? picked, CancellationToken token) => picked is null
        ? ActAsync("pickup", token, new("deviceNumber", device), new("callingDN", device), new("pickupType", "group_pickup"))
        : ActAsync("pickup", token, new("deviceNumber", device), new("callingDN", device), new("pickedDN", picked), new("pickupType", "direct_pickup"));

    public Task<IpecsAnswer> ConferenceAsync(string device, long? call, CancellationToken token) => ActAsync("conference", token, Leg(device, call));

    public Task<IpecsAnswer> BusyServiceAsync(string device, long? call, string type, CancellationToken token)
        => ActAsync("busy_service", token, [.. Leg(device, call), new("type", type)]);

    /// <summary>5.3.4.21 only cancels: false is the one value there is.</summary>
    public Task<IpecsAnswer> CallBackAsync(string device, CancellationToken token) => ActAsync("call_back", token, new("deviceNumber", device), new("svcType", "false"));

    public Task<IpecsAnswer> StatusAsync(string device, CancellationToken token) => ReadAsync("status", token, new Field("deviceNumber", device));

    public Task<IpecsAnswer> ParkAsync(string device, long? call, CancellationToken token) => ActAsync("park", token, Leg(device, call));

    public Task<IpecsAnswer> UnparkAsync(string device, int location, CancellationToken token)
        => ActAsync("unpark", token, new("deviceNumber", device), new("callingDN", device), new("parkingLoc", (long)location));

    public Task<IpecsAnswer> MwiAsync(string device, CancellationToken token) => ReadAsync("mwi", token, new Field("deviceNumber", device));

    public Task<IpecsAnswer> FlexPageAsync(string device, int page, CancellationToken token) => ActAsync("flexpage", token, new("page_index", (long)page), new("service_num", device));

    public Task<IpecsAnswer> AgentLogOnAsync(string device, string agent, string group, string rank, int priority, CancellationToken token)
        => ActAsync("agent_logon", token, new("deviceNumber", device), new("agentId", agent), new("groupNumber", group), new("loginPrimary", rank), new("loginPriority", (long)priority));

    public Task<IpecsAnswer> AgentLogOffAsync(string device, string agent, string group, string rank, CancellationToken token)
        => ActAsync("agent_logoff", token, new("deviceNumber", device), new("agentId", agent), new("groupNumber", group), new("loginPrimary", rank));

    public Task<IpecsAnswer> AgentStateAsync(string device, string agent, string group, string state, string reason, CancellationToken token)
        => SetAsync("agent_state", token, new("deviceNumber", device), new("agentId", agent), new("groupNumber", group), new("agentState", state), new("reasonCode", reason));

    public Task<IpecsAnswer> ConfGroupAsync(string device, int group, CancellationToken token) => ActAsync("confgroup", token, new("deviceNumber", device), new("groupIndex", (long)group));

    public Task<IpecsAnswer> AddCalleeAsync(string device, int group, string type, int index, string number, CancellationToken token)
        => ActAsync("confgroup_callee", token, new("deviceNumber", device), new("groupIndex", (long)group), new("memberType", type), new("memberIndex", (long)index), new("memberDN", number));

    public Task<IpecsAnswer> DropCalleeAsync(string device, int group, int index, CancellationToken token)
        => CallAsync("confgroup_callee", RequestKind.Action, HttpMethod.Delete, token, new("deviceNumber", device), new("groupIndex", (long)group), new("memberIndex", (long)index));

    public Task<IpecsAnswer> MuteCalleeAsync(string device, int group, int index, bool mute, CancellationToken token)
        => SetAsync("confgroup_mutecallee", token, new("deviceNumber", device), new("groupIndex", (long)group), new("memberIndex", (long)index), new("svcType", mute ? "on" : "off"));

    public Task<IpecsAnswer> GetRoomAsync(string device, int room, CancellationToken token) => ReadAsync("confroom", token, new("deviceNumber", device), new("roomIndex", (long)room));

    public Task<IpecsAnswer> SetRoomAsync(string device, int room, Secret? password, bool open, CancellationToken token)
        => ActAsync("confroom", token, new("deviceNumber", device), new("roomIndex", (long)room), new("roomPwd", password ?? new Secret("")), new("roomUsage", open ? "true" : "false"));

    public Task<IpecsAnswer> ClickCallAsync(string from, string to, CancellationToken token)
        => SendAsync(Request("clickcall", RequestKind.Action, HttpMethod.Post, "clickcall", new("From", from), new("To", to)), IpecsResource.ClickCall, token);

    /// <summary>An operation that has no method here. Never repeated: nobody knows what it does.</summary>
    public Task<IpecsAnswer> AnyAsync(HttpMethod method, string resource, IReadOnlyList<Field> fields, CancellationToken token)
    {
        var kind = resource.StartsWith("call/", StringComparison.Ordinal) ? IpecsResource.Call : resource switch { "clickcall" => IpecsResource.ClickCall, "smdr" => IpecsResource.Smdr, _ => IpecsResource.Session };
        return SendAsync(Request(resource, RequestKind.Action, method, resource, [.. fields]), kind, token);
    }

    public void Dispose() => http.Dispose();

    /// <summary>Without call tracking a call has no callRefID, and the device's only call is meant (quirk 50).</summary>
    static Field[] Leg(string device, long? call) => call is { } id ? [new("deviceNumber", device), new("callRefID", id)] : [new("deviceNumber", device)];

    Task<IpecsAnswer> ReadAsync(string feature, CancellationToken token, params Field[] fields) => CallAsync(feature, RequestKind.Read, HttpMethod.Get, token, fields);

    Task<IpecsAnswer> SetAsync(string feature, CancellationToken token, params Field[] fields) => CallAsync(feature, RequestKind.IdempotentSet, HttpMethod.Post, token, fields);

    Task<IpecsAnswer> ActAsync(string feature, CancellationToken token, params Field[] fields) => CallAsync(feature, RequestKind.Action, HttpMethod.Post, token, fields);

    Task<IpecsAnswer> CallAsync(string feature, RequestKind kind, HttpMethod method, CancellationToken token, params Field[] fields)
        => SendAsync(Request(feature, kind, method, "call/" + feature, fields), IpecsResource.Call, token);

    /// <summary>GET parameters go into the query, all others into a JSON body (quirk 46).</summary>
    ApiRequest Request(string operation, RequestKind kind, HttpMethod method, string resource, params Field[] fields)
    {
        var path = paths.Resource(resource);
        KeyValuePair<string, string>[] shown = [.. fields.Where(field => field.Value is not Secret).Select(field => KeyValuePair.Create(field.Name, Text(field.Value)))];
        if (method != HttpMethod.Get) return AtPath(operation, kind, method, path) with { Content = () => Json(Body(fields)), ShownFields = shown };
        var query = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(Text(field.Value))}"));
        return AtPath(operation, kind, method, query.Length == 0 ? path : $"{path}?{query}");
    }

    static ApiRequest AtPath(string operation, RequestKind kind, HttpMethod method, string path) => new(operation, kind, method, path);

    /// <summary>Two forms of one request: the printed samples disagree, and the system says which it knows.</summary>
    async Task<IpecsAnswer> OneOfAsync(
        bool second,
        Action rememberSecond,
        Func<ApiRequest> first,
        Func<ApiRequest> other,
        IpecsResource resource,
        CancellationToken token,
        Func<TelephonyException, bool>? isOtherForm = null)
    {
        if (second) return await SendAsync(other(), resource, token).ConfigureAwait(false);
        var answer = await TrySendAsync(first(), resource, token).ConfigureAwait(false);
        if (answer.Refusal is not { } refusal || !(isOtherForm is null ? answer.IsNotThere : isOtherForm(refusal))) return answer.ThrowIfRefused();
        answer.Dispose();
        var again = await TrySendAsync(other(), resource, token).ConfigureAwait(false);
        if (again.Refusal is null)
        {
            rememberSecond();
            return again;
        }

        // Neither form was taken: the answer to the usual one is the one that means something.
        again.Dispose();
        throw refusal;
    }

    async Task<IpecsAnswer> SendAsync(ApiRequest request, IpecsResource resource, CancellationToken token)
        => (await TrySendAsync(request, resource, token).ConfigureAwait(false)).ThrowIfRefused();

    /// <summary>Sends with the present token; a token that the system no longer knows costs one log-in and is no reason to fail (3.2).</summary>
    async Task<IpecsAnswer> TrySendAsync(ApiRequest request, IpecsResource resource, CancellationToken token)
    {
        var present = login.Token ?? await login.RenewAsync(null, token).ConfigureAwait(false);
        var answer = await OnceAsync(present).ConfigureAwait(false);
        if (!answer.TokenDied) return answer;

        // The answer came and said that nothing was done: here even an action may be sent again.
        answer.Dispose();
        var fresh = await login.RenewAsync(present, token).ConfigureAwait(false);
        return await OnceAsync(fresh).ConfigureAwait(false);

        async Task<IpecsAnswer> OnceAsync(IpecsToken with)
        {
            var result = await http.SendAsync(request with { Authorization = with.Header }, response => IpecsAnswer.Read(response, resource), token).ConfigureAwait(false);
            answered();
            return result;
        }
    }

    static string Smdr(string? query, string name, string value) => query is null ? $"{name}={value}" : $"q={Uri.EscapeDataString(query)}&{name}={value}";

    static string Body(IReadOnlyList<Field> fields) => IpecsJson.Text(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields) Write(writer, name, value);
        writer.WriteEndObject();
    });

    static void Write(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case long number:
                writer.WriteNumber(name, number);
                break;
            case IReadOnlyList<string> list:
                writer.WriteStartArray(name);
                foreach (var text in list) writer.WriteStringValue(text);
                writer.WriteEndArray();
                break;
            case Secret secret:
                writer.WriteString(name, secret.Reveal());
                break;
            default:
                writer.WriteString(name, Text(value));
                break;
        }
    }

    static string Text(object value) => value is IReadOnlyList<string> list ? string.Join(',', list) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
