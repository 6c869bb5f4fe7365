using System.Globalization;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>Makes the calls of one direction of an account's history.</summary>
internal sealed class CallRows(SeededValues values, string sipUser, bool isInbound)
{
    private const int Step = 600;
    private static readonly string[] s_prefixes = ["010", "010", "010", "02", "031", "070", "001"];

    public CallRow Row(long index)
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
            ? $"{850 + values.Below(40, index, 4)}"
            : prefix + (values.Bits(index, 4) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var ringing = result is CallResult.Failed or CallResult.Busy ? 0 : 2 + values.Below(25, index, 5);
        var talking = result == CallResult.Answered ? 1 + values.Below(900, index, 6) : 0;
        var time = KoreaTime.Epoch.AddSeconds((-Step * index) - values.Below(Step, index, 7));
        var trunk = $"SIP/5060-b72{values.Bits(index, 8) % 0x1000000000:x9}";
        var (destination, appData) = Destination(index);
        return new(time, remote, ringing, talking, result, trunk, destination, appData);
    }

    // 22.5: a call may end at the account itself, at another extension, or, forwarded, outside where the address is masked.
    private (string Channel, string AppData) Destination(long index)
    {
        var suffix = $"{values.Bits(index, 9) % 0x10000:x4}";
        if (isInbound && values.Below(10, index, 10) == 0)
            return ($"SIP/xxx.xxx.xxx.100-{suffix}", $"SIP/070{values.Bits(index, 12) % 100_000_000:D8}");
        var user = isInbound && values.Below(10, index, 10) == 1 ? $"{sipUser[..^4]}{850 + values.Below(40, index, 11):D4}" : sipUser;
        return ($"SIP/{user}-{suffix}", $"SIP/{user}");
    }
}
