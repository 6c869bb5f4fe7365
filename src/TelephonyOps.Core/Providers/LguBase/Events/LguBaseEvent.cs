using System.Collections.ObjectModel;

namespace TelephonyOps.Providers.LguBase.Events;

/// <summary>
/// An event of this vendor. The fields that have no property are read out of the raw text when somebody asks for them: most events are looked at
/// only by their properties, and a dictionary an event would cost more than all the rest.
/// </summary>
sealed class LguBaseEvent : TelEvent
{
    // What the properties already say.
    static readonly HashSet<string> s_told = new(StringComparer.Ordinal) { "AGENT", "CALLERID", "HCAUSE", "FROM", "MSG", "MESSAGE", "SMSTO" };

    IReadOnlyDictionary<string, object?>? _extra;

    public override IReadOnlyDictionary<string, object?> Extra
    {
        get => _extra ??= Read(Raw);
        init => _extra = value;
    }

    static IReadOnlyDictionary<string, object?> Read(string? raw)
    {
        if (raw is null || raw.IndexOf('|', StringComparison.Ordinal) < 0) return ReadOnlyDictionary<string, object?>.Empty;
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        var position = 0;
        foreach (var token in raw.Split('|').Skip(1))
        {
            if (token.Trim().Length == 0) continue;
            var colon = token.IndexOf(':', StringComparison.Ordinal);
            var key = colon < 0 ? (++position).ToString(System.Globalization.CultureInfo.InvariantCulture) : token[..colon].Trim();
            if (s_told.Contains(key)) continue;
            var value = colon < 0 ? token : token[(colon + 1)..];
            fields[key] = value is "null" or "NULL" ? null : value;
        }
        return fields;
    }
}
