using System.Globalization;
using System.Text.Json;

namespace TelephonyOps.Providers.LgRest;

/// <summary>Reads fields as these servers write them: numbers as numbers or as text, upper or lower case, sometimes not at all (quirk 5).</summary>
static class LgFields
{
    static readonly string[] s_timeFormats = ["yyyy-MM-dd HH:mm:ss", "yyyyMMddHHmmss", "yyyyMMdd HHmmss", "yyyy-MM-dd HH:mm", "yyyyMMddHHmm"];

    /// <summary>The field as text; null when it is missing, null or "null".</summary>
    public static string? Text(this JsonElement row, string name)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
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

    public static TimeSpan? Seconds(this JsonElement row, string name) => row.Number(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A time of the vendor, which carries no offset (quirk 7).</summary>
    public static DateTimeOffset? Time(this JsonElement row, string name, TimeZoneInfo zone) => ParseTime(row.Text(name), zone);

    public static DateTimeOffset? ParseTime(string? text, TimeZoneInfo zone)
        => DateTime.TryParseExact(text, s_timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? zone.At(time) : null;

    /// <summary>Bytes out of <c>496KB</c>, <c>1.2 MB</c> or a plain number (quirk 8).</summary>
    public static long? Size(this JsonElement row, string name)
    {
        var text = row.Text(name)?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(text)) return null;
        var unit = text.EndsWith("KB", StringComparison.Ordinal) ? 1024L : text.EndsWith("MB", StringComparison.Ordinal) ? 1024L * 1024 : text.EndsWith("GB", StringComparison.Ordinal) ? 1024L * 1024 * 1024 : 1;
        var digits = text.TrimEnd('B', 'K', 'M', 'G', 'Y', 'T', 'E', 'S', ' ');
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? (long)(number * unit) : null;
    }

    /// <summary>The fields that have no property of ours, by the vendor's names.</summary>
    public static IReadOnlyDictionary<string, object?> Rest(this JsonElement row, params ReadOnlySpan<string> known)
    {
        if (row.ValueKind != JsonValueKind.Object) return System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty;
        Dictionary<string, object?>? rest = null;
        foreach (var field in row.EnumerateObject())
        {
            if (!known.Contains(field.Name)) (rest ??= []).TryAdd(field.Name, Plain(field.Value));
        }
        return rest ?? (IReadOnlyDictionary<string, object?>)System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty;
    }

    /// <summary>JSON as plain objects: dictionaries, lists, text, numbers.</summary>
    public static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
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
}
