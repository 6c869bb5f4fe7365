using System.Globalization;
using TelephonyOps.Simulator.Generation;

namespace TelephonyOps.Simulator.Providers.Ipecs.Smdr;

/// <summary>Makes the records that were there before the run: record 1 is the oldest, the last one lies before 2026-01-01 18:00.</summary>
internal sealed class SmdrRows(SeededValues values, long count, int stations, int trunks)
{
    private const int Step = 240;

    // Table 1 names the letters and not their meaning; I and O are plain.
    private static readonly string[] s_directions = ["I", "I", "I", "I", "O", "O", "O", "O", "T", "H", "R", "G", "S", "N"];
    private static readonly string[] s_prefixes = ["010", "010", "010", "02", "031", "070", "001"];

    public long Count => count;

    public SmdrRecord Row(long index)
    {
        var direction = values.Pick(s_directions, index, 1);
        var cause = values.Below(20, index, 2) switch { < 14 => 16, < 16 => 17, < 18 => 19, < 19 => 21, _ => 1 };
        var remote = direction == "S"
            ? Station(index, 5)
            : values.Pick(s_prefixes, index, 3) + (values.Bits(index, 4) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        return new(
            index,
            (int)(index % 60_000) + 1,
            Station(index, 6),
            direction == "S" ? "" : (1 + values.Below(Math.Max(trunks, 1), index, 7)).ToString("D3", CultureInfo.InvariantCulture),
            TimeSpan.FromSeconds(cause == 16 ? 1 + values.Below(900, index, 8) : 0),
            KoreaTime.Epoch.AddSeconds((-Step * (count - index)) - values.Below(Step, index, 9)),
            direction,
            remote,
            direction == "O" ? $"{values.Below(40, index, 10) * 10}" : "",
            values.Below(15, index, 11) == 0 ? $"STA-P[1234{Station(index, 6)}]" : "",
            "",
            cause);
    }

    private string Station(long index, int purpose) => $"{Switching.NumberingPlan.FirstStation + values.Below(Math.Max(stations, 1), index, purpose)}";
}
