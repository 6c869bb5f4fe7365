using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Sessions;
using TelephonyOps.Simulator.Providers.Ipecs.Smdr;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Operations;

/// <summary>Call records: get, count, delete (5.1).</summary>
internal static class SmdrOperations
{
    private const int DefaultCount = 50;
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SimulatedResponse Get(OperationContext context)
    {
        var json = Parse(context.Arguments.OptionalText("q"));
        var layout = new SmdrLayout(context.Knobs);
        var query = json is { } given ? SmdrQuery.Compile(given, layout) : SmdrQuery.Everything;
        var own = context.Session.Owner.IsStation ? context.Session.Account : null;
        if (bool.TryParse(Option(context, json, "countOnly"), out var countOnly) && countOnly)
            return context.Object(new() { ["count"] = context.Switch.Smdr.Count(query, own) });

        var asked = Option(context, json, "maxCount") is { } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw IpecsError.Parameter
            : DefaultCount;
        var most = context.Knobs.Int("smdr-max-count");
        var records = context.Switch.Smdr.Match(query, own, most > 0 ? Math.Min(asked, most) : asked);
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body, s_json))
        {
            writer.WriteStartObject();
            writer.WriteNumber("count", records.Count);
            writer.WriteStartArray("items");
            foreach (var record in records)
            {
                writer.WriteStartObject();
                layout.Write(writer, record);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return SimulatedResponse.Bytes(body.WrittenSpan.ToArray(), Answer.ContentType);
    }

    public static SimulatedResponse Delete(OperationContext context)
    {
        var query = Parse(DeleteQuery(context)) is { } given ? SmdrQuery.Compile(given, new(context.Knobs)) : SmdrQuery.Everything;
        // What the box does without a query is not said; losing every record is what a client must never risk.
        if (query.IsEverything)
            context.State.Simulation.Violations.Add("delete-everything", context.Session.Account, context.Request.Operation);
        return context.Object(new() { ["count"] = context.Switch.Smdr.Delete(query) });
    }

    /// <summary>The Index after which a page is asked for, so that a fault can be planned for a page; 0 for the first.</summary>
    public static long PageOf(SimulatedRequest request)
    {
        try
        {
            return Parse(request.Context.Request.Query["q"].ToString()) is { } query ? After(query, 0) ?? 0 : 0;
        }
        catch (IpecsError)
        {
            return 0;
        }
    }

    private static long? After(JsonElement query, int depth)
    {
        if (depth > 8)
            return null;
        if (query.ValueKind == JsonValueKind.Array)
            return query.EnumerateArray().Select(item => After(item, depth + 1)).FirstOrDefault(index => index is not null);
        if (query.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in query.EnumerateObject())
        {
            if (member is { Name: "$>", Value.ValueKind: JsonValueKind.Object }
                && member.Value.TryGetProperty("Index", out var index)
                && long.TryParse(index.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return number;
            if (After(member.Value, depth + 1) is { } inner)
                return inner;
        }
        return null;
    }

    // 5.1.1 sends the URL-encoded JSON itself as the body; a plain JSON body is what the other DELETEs have.
    private static string DeleteQuery(OperationContext context)
    {
        var body = context.Request.Body.Trim();
        var isPlain = body.StartsWith('{');
        var wanted = context.Knobs.Text("smdr-delete-body");
        if (body.Length > 0 && ((isPlain && wanted == "urlencoded") || (!isPlain && wanted == "json")))
            throw IpecsError.Parameter;
        return isPlain ? body : Uri.UnescapeDataString(body.Replace('+', ' '));
    }

    private static string? Option(OperationContext context, JsonElement? query, string name) =>
        context.Arguments.OptionalText(name) ?? (query is { } json && json.TryGetProperty(name, out var value) ? value.ToString() : null);

    private static JsonElement? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw IpecsError.Parameter;
        }
        catch (JsonException)
        {
            throw IpecsError.Parameter;
        }
    }
}
