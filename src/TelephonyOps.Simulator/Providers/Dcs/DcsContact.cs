using TelephonyOps.Simulator.Generation;

namespace TelephonyOps.Simulator.Providers.Dcs;

/// <summary>An entry of the phone book: up to five numbers, each with its type (3.3).</summary>
internal sealed record DcsContact(string Group, string Name, int DefaultIndex, IReadOnlyList<string> Numbers)
{
    public const int Most = 5;

    private static readonly string[] s_groups = ["개발", "기타", "협력", "홍보", "고객/VIP"];
    private static readonly string[] s_prefixes = ["010", "070", "02", "031", "010"];

    public static DcsContact Make(SeededValues values, long index)
    {
        var count = 1 + values.Below(Most, index, 3);
        var numbers = Enumerable.Range(0, count).Select(place => $"{s_prefixes[place]}{values.Bits(index, 10 + place) % 100_000_000:D8}");
        return new(
            values.Pick(s_groups, index, 4),
            KoreanNames.Person(values, index, 1),
            1 + values.Below(count, index, 5),
            [.. numbers]);
    }
}
