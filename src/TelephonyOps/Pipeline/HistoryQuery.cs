using System.Collections;
using System.Management.Automation;

namespace TelephonyOps.Pipeline;

/// <summary>Makes a library's filter out of a hashtable: inner hashtables and arrays come with it, wrapped values without their wrapping.</summary>
static class HistoryQuery
{
    public static IReadOnlyDictionary<string, object?>? Filter(IDictionary? table)
    {
        if (table is null) return null;
        var filter = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table) filter[entry.Key.ToString()!] = Plain(entry.Value);
        return filter;
    }

    static object? Plain(object? value) => value switch
    {
        PSObject wrapped when wrapped.BaseObject is not PSCustomObject => Plain(wrapped.BaseObject),
        IDictionary inner => Filter(inner),
        string => value,
        IEnumerable list => list.Cast<object?>().Select(Plain).ToList(),
        _ => value,
    };
}
