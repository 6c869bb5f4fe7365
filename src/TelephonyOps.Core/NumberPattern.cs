namespace TelephonyOps;

/// <summary>A number with the wildcards <c>*</c> and <c>?</c>. An asterisk in the number itself (a masked digit) matches a digit of the pattern.</summary>
public sealed class NumberPattern
{
    const int LongestExtension = 6;
    readonly string _pattern;
    readonly string? _ofExtension;

    /// <param name="pattern">Hyphens and blanks do not count.</param>
    /// <param name="isDevice">
    /// The pattern means extensions, and is compared with them without leading zeros also where it has wildcards. One for numbers must not be:
    /// <c>010*</c> means mobile phones and not extension 1004.
    /// </param>
    public NumberPattern(string pattern, bool isDevice = false)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _pattern = string.Concat(pattern.Where(c => c is not ('-' or ' ' or '\u00A0')));
        if (isDevice && _pattern.AsSpan().IndexOfAny('*', '?') >= 0) _ofExtension = WithoutZeros(_pattern);
    }

    /// <summary>Refuses what no number can match: a whole history would be read for nothing.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/></exception>
    public static void ThrowIfImpossible(string? pattern)
    {
        if (pattern is null || pattern.AsSpan().IndexOfAnyExcept("0123456789*?#+- \u00A0") < 0) return;
        throw new TelephonyException(TelephonyErrorKind.InvalidArgument, Texts.NotAPattern.With(pattern)) { RecommendedAction = Texts.NotAPatternAction, Target = pattern };
    }

    /// <summary>An extension shows here with a leading zero and there without (quirk 11): as a plain short number it matches both.</summary>
    public bool Matches(string? number) => number is not null
        && (Matches(_pattern, number)
            || (IsExtension(_pattern) && PhoneNumber.SameExtension(_pattern, number))
            || (_ofExtension is not null && IsExtension(number) && Matches(_ofExtension, number.AsSpan().TrimStart('0'))));

    /// <summary>Null for zeros with nothing behind them but "and so on": that would be every extension.</summary>
    static string? WithoutZeros(string pattern)
    {
        var bare = pattern.TrimStart('0');
        return bare.Length == pattern.Length || !bare.StartsWith('*') ? bare : null;
    }

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
