using System.Net;
using System.Text.Json;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Ipecs.Wire;

/// <summary>A JSON answer, or an empty one (logout and clickcall, quirk 43). Dispose it when it was read.</summary>
sealed class IpecsAnswer : IDisposable
{
    static readonly JsonDocumentOptions s_json = new() { MaxDepth = 16, AllowTrailingCommas = true };
    readonly ApiResponse _response;
    readonly JsonDocument? _document;

    IpecsAnswer(ApiResponse response, JsonDocument? document, TelephonyException? refusal)
    {
        _response = response;
        _document = document;
        Refusal = refusal;
    }

    /// <summary>The whole answer; undefined when it was empty.</summary>
    public JsonElement Root => _document?.RootElement ?? default;

    /// <summary>What call control answers.</summary>
    public JsonElement Data => Root.ValueKind == JsonValueKind.Object && Root.TryGetProperty("data", out var data) ? data : default;

    public string Raw => _response.Text;

    /// <summary>Why the system did not do it; null when it did.</summary>
    public TelephonyException? Refusal { get; }

    public bool IsNotThere => Refusal is not null && _response.Status == HttpStatusCode.NotFound;

    /// <summary>The token is no longer valid: nothing was done. A refusal with a code of its own concerns the operation, whatever its status (quirk 43).</summary>
    public bool TokenDied => Refusal is { Kind: TelephonyErrorKind.Authentication, VendorCode: null or "4" or "101" } && _response.Status == HttpStatusCode.Unauthorized;

    /// <summary>Reads an answer. What may be tried again is thrown; any other refusal is left to whoever asked.</summary>
    public static IpecsAnswer Read(ApiResponse response, IpecsResource resource)
    {
        var document = Parse(response);
        var refusal = IpecsErrors.Find(response, document?.RootElement ?? default, resource);
        if (refusal is { IsTransient: true })
        {
            document?.Dispose();
            throw refusal;
        }
        return new IpecsAnswer(response, document, refusal);
    }

    /// <summary>The answer of an operation that was done, else its error.</summary>
    public IpecsAnswer ThrowIfRefused()
    {
        if (Refusal is null) return this;
        Dispose();
        throw Refusal;
    }

    /// <summary>The results of a monitor or presence request by device: a list of objects of one name each (5.3.2.1).</summary>
    public IReadOnlyDictionary<string, string> MonitorResults()
    {
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Root.ValueKind != JsonValueKind.Object || !Root.TryGetProperty("result", out var list) || list.ValueKind != JsonValueKind.Array) return results;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object) continue;
            foreach (var field in item.EnumerateObject()) results[field.Name] = item.Text(field.Name) ?? "";
        }
        return results;
    }

    /// <summary>The error of an answer that lacks what it must have.</summary>
    public TelephonyException Lacks(string field) => _response.NotUnderstood("Ipecs", IpecsTexts.Lacks.With(field));

    public void Dispose() => _document?.Dispose();

    static JsonDocument? Parse(ApiResponse response)
    {
        var body = response.Body;
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty) return null;
        try
        {
            return JsonDocument.Parse(body, s_json);
        }
        catch (JsonException error)
        {
            // A page of text instead of JSON: its status says enough where it is no success.
            return (int)response.Status >= 400 ? null : throw response.NotUnderstood("Ipecs", IpecsTexts.NotJson, error);
        }
    }
}
