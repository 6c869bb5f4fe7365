namespace TelephonyOps;

/// <summary>Phone numbers as text: a number keeps its leading zero and is never a quantity.</summary>
public static class PhoneNumber
{
    /// <summary>Takes hyphens and blanks out, and refuses what a vendor could not dial.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>, before anything is sent.</exception>
    public static string Normalize(string? text)
    {
        var number = string.Concat((text ?? "").Where(c => c is not ('-' or ' ' or '\u00A0')));
        var digits = number.StartsWith('+') ? number.AsSpan(1) : number;
        if (digits.Length is > 0 and <= 40 && digits.IndexOfAnyExcept("0123456789*#") < 0)
        {
            // Histories hide digits behind asterisks; dialled as they stand they would reach anybody or nobody.
            if (digits.IndexOf("***") < 0) return number;
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, Texts.MaskedNumber.With(text)) { RecommendedAction = Texts.MaskedNumberAction, Target = text };
        }
        throw new TelephonyException(TelephonyErrorKind.InvalidArgument, Texts.NotANumber.With(text))
        {
            RecommendedAction = Texts.NotANumberAction,
            Target = text,
        };
    }

    /// <summary>Whether two extensions are the same line: one command shows <c>854</c> where another shows <c>0854</c> (quirk 11).</summary>
    public static bool SameExtension(string? left, string? right)
        => left is not null && right is not null && left.AsSpan().TrimStart('0').SequenceEqual(right.AsSpan().TrimStart('0'));
}
