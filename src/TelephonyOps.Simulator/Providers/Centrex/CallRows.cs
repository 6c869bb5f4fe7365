using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>A finished call with the way that it took (22.5).</summary>
/// <param name="Call">The call.</param>
/// <param name="Channel">The caller's channel.</param>
/// <param name="DestinationChannel">The channel that took it, with its suffix.</param>
/// <param name="AppData">Where it was sent: the same without a suffix, or the outside number it was forwarded to.</param>
public sealed record RoutedCall(CallRow Call, string Channel, string DestinationChannel, string AppData);

/// <summary>Makes the calls of one direction of an account's history.</summary>
internal sealed class CallRows(SeededValues values, string sipUser, bool isInbound)
{
    private const int Step = 600;
    private const int FirstExtension = 850;

    public RoutedCall Row(long index)
    {
        var time = KoreaTime.Epoch.AddSeconds((-Step * index) - values.Below(Step, index, 7));
        var trunk = $"SIP/5060-b72{values.Bits(index, 8) % 0x1000000000:x9}";
        var (destination, appData) = Destination(index);
        return new(SampleCalls.Make(values, index, FirstExtension, time), trunk, destination, appData);
    }

    // 22.5: a call may end at the account itself, at another extension, or, forwarded, outside where the address is masked.
    private (string Channel, string AppData) Destination(long index)
    {
        var suffix = $"{values.Bits(index, 9) % 0x10000:x4}";
        if (isInbound && values.Below(10, index, 10) == 0)
            return ($"SIP/xxx.xxx.xxx.100-{suffix}", $"SIP/070{values.Bits(index, 12) % 100_000_000:D8}");
        var user = isInbound && values.Below(10, index, 10) == 1
            ? $"{sipUser[..^4]}{FirstExtension + values.Below(40, index, 11):D4}"
            : sipUser;
        return ($"SIP/{user}-{suffix}", $"SIP/{user}");
    }
}
