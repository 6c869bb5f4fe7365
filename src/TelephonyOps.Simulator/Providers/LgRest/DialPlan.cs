namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>What can be dialled, and what becomes of a call to outside: the last four digits say it, by the simulator's own convention.</summary>
internal static class DialPlan
{
    public static bool IsDialable(string number) =>
        number.Length is >= 2 and <= 20 && number.All(character => char.IsAsciiDigit(character) || character is '*' or '#');

    /// <summary>Accepted, but not confirmed.</summary>
    public static bool IsUnconfirmed(string number) => number.EndsWith("0000", StringComparison.Ordinal);

    /// <summary>A message to it does not arrive.</summary>
    public static bool IsUnreachable(string number) => number.EndsWith("0003", StringComparison.Ordinal);

    public static CallResult? FailureOf(string number) => number.Length < 8 ? null : number[^4..] switch
    {
        "0001" => CallResult.Busy,
        "0002" => CallResult.NoAnswer,
        "0003" => CallResult.Failed,
        _ => null,
    };
}
