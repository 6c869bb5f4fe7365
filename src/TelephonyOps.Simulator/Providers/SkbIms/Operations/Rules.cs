using TelephonyOps.Simulator.Providers.SkbIms.Codes;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>Rules of the document for what a client passes.</summary>
internal static class Rules
{
    private const int ShortestNumber = 3;
    private const int LongestNumber = 20;
    private const int ShortestPassword = 8;

    /// <summary>Separates the numbers of a parameter.</summary>
    private const char Separator = '|';

    public static bool IsNumber(string text) =>
        text.Length is >= ShortestNumber and <= LongestNumber && text.All(char.IsAsciiDigit);

    /// <summary>The numbers of a list; null where one of them is none.</summary>
    public static string[]? Numbers(string list) => list.Split(Separator) is var numbers && numbers.All(IsNumber) ? numbers : null;

    /// <summary>2.4.3: eight characters or more, with a letter, a digit and a special character.</summary>
    public static int Password(string password) => password switch
    {
        { Length: < ShortestPassword } => ImsCode.PasswordLength,
        _ when !password.Any(char.IsAsciiLetter) || !password.Any(char.IsAsciiDigit) || password.All(char.IsAsciiLetterOrDigit) => ImsCode.PasswordCharacter,
        _ => ImsCode.Success,
    };
}
