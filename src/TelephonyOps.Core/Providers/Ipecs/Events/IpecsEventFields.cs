using System.Collections.ObjectModel;
using System.Text.Json;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>The fields of an event that have no property of their own.</summary>
static class IpecsEventFields
{
    public static IReadOnlyDictionary<string, object?> Of(string? raw)
    {
        if (raw is null) return ReadOnlyDictionary<string, object?>.Empty;
        try
        {
            using var document = JsonDocument.Parse(raw);
            var root = document.RootElement;

            // Some events come without the envelope (quirk 48).
            var data = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
            return data.Rest("event", "type", "deviceNumber", "callRefID", "callingDN", "calledDN", "causeMsg", "time", "eventString");
        }
        catch (JsonException)
        {
            // A malformed event has its raw text and nothing else.
            return ReadOnlyDictionary<string, object?>.Empty;
        }
    }
}
