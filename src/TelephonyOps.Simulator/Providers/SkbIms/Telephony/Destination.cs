using TelephonyOps.Simulator.Providers.SkbIms.Codes;

namespace TelephonyOps.Simulator.Providers.SkbIms.Telephony;

/// <summary>What happens when a number is called: its last four digits tell. The status is one of 2.10.3.</summary>
internal sealed record Destination(int Code, string Status)
{
    private static readonly Destination s_answers = new(ImsCode.Success, "Success");

    private static readonly Dictionary<string, Destination> s_special = new(StringComparer.Ordinal)
    {
        ["0000"] = new(ImsCode.Unallocated, "UserNotFound"),
        ["0001"] = new(ImsCode.Busy, "Busy"),
        ["0002"] = new(ImsCode.NoAnswer, "NoAnswer"),
        ["0003"] = new(ImsCode.NotReachable, "NotReachable"),
        ["0004"] = new(ImsCode.Abandon, "Abandon"),
        ["0005"] = new(ImsCode.TemporaryInability, "CallFault"),
    };

    /// <summary>Whether not even a message gets there.</summary>
    public bool IsOutOfReach => Code is ImsCode.Unallocated or ImsCode.NotReachable;

    public static Destination Of(string number) => number.Length < 4 ? s_answers : s_special.GetValueOrDefault(number[^4..], s_answers);
}
