namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>Which number is what. What becomes of a call to outside is said by its last four digits, by the simulator's own convention.</summary>
internal static class NumberingPlan
{
    public const int FirstStation = 1000;
    public const int FirstGroup = 620;
    public const int LastGroup = 669;
    public const int ParkFirst = 1;
    public const int ParkLast = 999;
    public const int MaximumConference = 32;
    private const int ShortestOutside = 7;

    public static bool IsDigits(string number) =>
        number.Length is >= 1 and <= 32 && number.All(character => char.IsAsciiDigit(character) || character is '*' or '#');

    /// <summary>Outside numbers: long ones, ones with a trunk prefix 9 or 0, international ones.</summary>
    public static bool IsOutside(string number) =>
        (number.StartsWith('+') && IsDigits(number[1..])) || (number.Length >= ShortestOutside && IsDigits(number) && char.IsAsciiDigit(number[0]));

    public static bool IsBusy(string number) => number.EndsWith("0001", StringComparison.Ordinal);

    public static bool NeverAnswers(string number) => number.EndsWith("0002", StringComparison.Ordinal);

    public static bool IsUnknown(string number) => number.EndsWith("0003", StringComparison.Ordinal);
}
