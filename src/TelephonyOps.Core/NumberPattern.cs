namespace TelephonyOps;

/// <summary>A number with the wildcards <c>*</c> and <c>?</c>. An asterisk in the number itself (a masked digit) matches a digit of the pattern.</summary>
public sealed class NumberPattern(string pattern)
{
    const int LongestExtension = 6;
    readonly string _pattern = pattern.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>An extension shows here with a leading zero and there without (quirk 11): as a plain short number it matches both.</summary>
    public bool Matches(string? number) => number is not null && (Matches(_pattern, number) || (IsExtension(_pattern) && PhoneNumber.SameExtension(_pattern, number)));

    static bool IsExtension(string pattern) => pattern.Length is > 0 and <= LongestExtension && pattern.All(char.IsAsciiDigit);

    // The classic two-pointer match: linear for what people write, quadratic at worst, no backtracking explosion.
    static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t] || (text[t] == '*' && char.IsAsciiDigit(pattern[p]))))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }
}
