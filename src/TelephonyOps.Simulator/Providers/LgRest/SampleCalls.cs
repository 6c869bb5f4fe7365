using System.Globalization;
using TelephonyOps.Simulator.Generation;

namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>Makes the calls of a generated history, everything but their times.</summary>
internal static class SampleCalls
{
    private static readonly string[] s_prefixes = ["010", "010", "010", "02", "031", "070", "001"];

    public static CallRow Make(SeededValues values, long index, int firstExtension, DateTime time)
    {
        var result = values.Below(20, index, 1) switch
        {
            < 13 => CallResult.Answered,
            < 16 => CallResult.NoAnswer,
            < 17 => CallResult.Cancelled,
            < 18 => CallResult.Busy,
            _ => CallResult.Failed,
        };
        var prefix = values.Pick(s_prefixes, index, 2);
        var remote = values.Below(12, index, 3) == 0
            ? $"{firstExtension + values.Below(40, index, 4)}"
            : prefix + (values.Bits(index, 4) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var ringing = result is CallResult.Failed or CallResult.Busy ? 0 : 2 + values.Below(25, index, 5);
        var talking = result == CallResult.Answered ? 1 + values.Below(900, index, 6) : 0;
        return new(time, remote, ringing, talking, result);
    }
}
