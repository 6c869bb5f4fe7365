using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;

namespace TelephonyOps;

/// <summary>Reads fields as telephony systems write them: numbers as numbers or as text, sometimes not at all (quirks 5 and 49).</summary>
static class JsonFields
{
    /// <summary>The field as text; null when it is missing or null.</summary>
    public static string? Text(this JsonElement row, string name)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => String(value),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => value.GetRawText(),
        };
    }

    /// <summary>The first of the names that is there, as text.</summary>
    public static string? Text(this JsonElement row, string name, string otherwise) => row.Text(name) ?? row.Text(otherwise);

    /// <summary>As <see cref="Text(JsonElement,string)"/>, and an empty text counts as missing.</summary>
    public static string? Filled(this JsonElement row, string name) => row.Text(name) is { Length: > 0 } text ? text : null;

    public static long? Number(this JsonElement row, string name)
        => long.TryParse(row.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The fields that have no property of ours, by the vendor's names.</summary>
    public static IReadOnlyDictionary<string, object?> Rest(this JsonElement row, params ReadOnlySpan<string> known)
    {
        if (row.ValueKind != JsonValueKind.Object) return ReadOnlyDictionary<string, object?>.Empty;
        Dictionary<string, object?>? rest = null;
        foreach (var field in row.EnumerateObject())
        {
            if (!known.Contains(field.Name)) (rest ??= []).TryAdd(field.Name, Plain(field.Value));
        }
        return rest ?? (IReadOnlyDictionary<string, object?>)ReadOnlyDictionary<string, object?>.Empty;
    }

    /// <summary>JSON as plain objects: dictionaries, lists, text, numbers.</summary>
    public static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => String(value),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? (object)whole : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Object => PlainObject(value),
        _ => null,
    };

    static Dictionary<string, object?> PlainObject(JsonElement value)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in value.EnumerateObject()) result.TryAdd(field.Name, Plain(field.Value));
        return result;
    }

    /// <summary>A text as it came where it is no text at all (half a surrogate pair, bytes that are no UTF-8).</summary>
    static string String(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }
}
