using System.Text;

namespace TelephonyOps.Simulator.Generation;

/// <summary>Values that follow from the seed, a name and an index alone: row 900,000 costs as much as row 0, and no row is kept.</summary>
internal readonly struct SeededValues
{
    private readonly ulong _key;

    public SeededValues(int seed, string name)
    {
        var key = 0xCBF29CE484222325UL ^ (uint)seed;
        foreach (var value in Encoding.UTF8.GetBytes(name))
            key = (key ^ value) * 0x100000001B3UL;
        _key = key;
    }

    /// <summary>64 well-mixed bits for this index and purpose.</summary>
    public ulong Bits(long index, int purpose = 0)
    {
        var mixed = unchecked(_key + ((ulong)index * 0x9E3779B97F4A7C15UL) + ((ulong)purpose * 0xD1B54A32D192ED03UL));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 up to, but without, <paramref name="below"/>.</summary>
    public int Below(int below, long index, int purpose = 0) => (int)(Bits(index, purpose) % (uint)below);

    /// <summary>One of the choices.</summary>
    public T Pick<T>(IReadOnlyList<T> choices, long index, int purpose = 0) => choices[Below(choices.Count, index, purpose)];
}
