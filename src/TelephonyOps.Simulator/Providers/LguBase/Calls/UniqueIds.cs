using System.Globalization;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>The events that carry ids.</summary>
internal enum IdEvent
{
    Ring,
    List,
    Out,
}

/// <summary>Ids as the events show them. On some systems those of one call do not agree, or say nothing (knob <c>unique-id</c>).</summary>
internal sealed class UniqueIds(Knobs knobs)
{
    private const long OtherEpoch = 1_400_000_000;
    private static readonly string?[] s_mixed = [null, "0", "NIL", "NONE", "NULL", "UNKNOWN"];

    private int _shown;

    public string Show(string id, IdEvent where) => knobs.Text("unique-id") switch
    {
        "linked" => id,
        "adjacent" => Adjacent(id, 1 + (int)where),
        "foreign" => string.Create(CultureInfo.InvariantCulture, $"{OtherEpoch + ((int)where * 50_000_000L) + SerialOf(id)}.{SerialOf(id) % 97}"),
        "mixed" => s_mixed[(uint)Interlocked.Increment(ref _shown) % s_mixed.Length] ?? id,
        var literal => literal,
    };

    private static string Adjacent(string id, int distance) =>
        string.Create(CultureInfo.InvariantCulture, $"{id[..(id.IndexOf('.', StringComparison.Ordinal) + 1)]}{SerialOf(id) + distance}");

    private static int SerialOf(string id) => int.Parse(id.AsSpan(id.IndexOf('.', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}
