using System.Text.Json;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LgRest;

/// <summary>The envelope of both LG U+ REST systems: SVC_RT, SVC_MSG, LISTINFO, DATAS (Centrex 25, DCS 17). Dispose it when its rows were read.</summary>
sealed class LgAnswer : IDisposable
{
    readonly JsonDocument _document;
    readonly ApiResponse _response;

    LgAnswer(ApiResponse response, JsonDocument document)
    {
        _response = response;
        _document = document;
        Code = document.RootElement.Text("SVC_RT") ?? "";
        Message = document.RootElement.Text("SVC_MSG");
        Data = document.RootElement.TryGetProperty("DATAS", out var data) ? data : default;
    }

    /// <summary>What was asked.</summary>
    public string Operation => _response.Request.Operation;

    public string Code { get; }

    public string? Message { get; }

    /// <summary>Null, an object, an array or a text.</summary>
    public JsonElement Data { get; }

    public string Raw => _response.Text;

    /// <summary>STATUS of an action: the vendor took it but cannot confirm it (quirk 9).</summary>
    public bool IsUnconfirmed => Code == "4003" || (Data.Text("STATUS")?.StartsWith("UNKNOW", StringComparison.OrdinalIgnoreCase) ?? false);

    /// <summary>"No rows" in all its spellings (quirk 3): only a list may ask.</summary>
    public bool IsEmptyList => Code is "4002" or "4004";

    public LgListInfo ListInfo => new(_document.RootElement);

    public JsonElement.ArrayEnumerator Rows() => Data.ValueKind == JsonValueKind.Array ? Data.EnumerateArray() : default;

    /// <summary>Reads an answer and throws what the vendor refused.</summary>
    public static LgAnswer Read(ApiResponse response, string provider, LgContext context)
    {
        var answer = Parse(response, provider);
        if (LgErrors.Find(answer, provider, context, response.Request) is { } error)
        {
            answer.Dispose();
            throw error;
        }
        return answer;
    }

    public void Dispose() => _document.Dispose();

    static LgAnswer Parse(ApiResponse response, string provider)
    {
        var body = response.Body;
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        JsonDocument document;
        try
        {
            document = JsonText.Parse(body, maxDepth: 16);
        }
        catch (JsonException error)
        {
            throw response.StatusError(provider) ?? response.NotUnderstood(provider, LgRestTexts.NotJson, error);
        }
        if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("SVC_RT", out _)) return new LgAnswer(response, document);
        document.Dispose();
        throw response.StatusError(provider) ?? response.NotUnderstood(provider, LgRestTexts.NoResultCode);
    }
}

/// <summary>LISTINFO, whose keys are upper case at one vendor and lower case at the other (quirk 5).</summary>
readonly struct LgListInfo
{
    public LgListInfo(JsonElement root)
    {
        if (!root.TryGetProperty("LISTINFO", out var info) || info.ValueKind != JsonValueKind.Object) return;
        Page = info.Number("page") ?? info.Number("PAGE");
        PerPage = info.Number("numperpage") ?? info.Number("NUM_PER_PAGE");
        Total = info.Number("total") ?? info.Number("TOTAL");
    }

    public long? Page { get; }

    public long? PerPage { get; }

    public long? Total { get; }
}
