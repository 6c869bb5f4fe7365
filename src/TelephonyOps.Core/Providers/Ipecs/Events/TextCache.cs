using System.Text;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>Gives the same string for the same bytes: the numbers and names of a stream repeat by the thousand. Not thread-safe.</summary>
sealed class TextCache
{
    const int Slots = 4_096;
    const int Longest = 32;
    readonly string?[] _slots = new string?[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > Longest) return Encoding.UTF8.GetString(utf8);
        var hash = 2166136261u;
        foreach (var value in utf8) hash = (hash ^ value) * 16777619;
        ref var slot = ref _slots[(hash ^ (hash >> 15)) % Slots];
        if (slot is { } text && Ascii.Equals(utf8, text)) return text;
        return slot = Encoding.UTF8.GetString(utf8);
    }
}
