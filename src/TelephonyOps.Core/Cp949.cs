using System.Text;

namespace TelephonyOps;

/// <summary>The charset of Korean telephony: code page 949. Its code pages are not registered for the whole process, which is not ours.</summary>
public static class Cp949
{
    /// <summary>Fails on what the charset cannot carry instead of sending a question mark.</summary>
    public static Encoding Strict { get; } = Make(EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback);

    /// <summary>The length of a text as the vendor counts it.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>: names the character that cannot be carried.</exception>
    public static int CountBytes(string text)
    {
        try
        {
            return Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException error)
        {
            var character = error.CharUnknownHigh != '\0' ? new string([error.CharUnknownHigh, error.CharUnknownLow]) : error.CharUnknown.ToString();
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, Texts.NotInCharset.With(character, error.Index + 1), error)
            {
                RecommendedAction = Texts.NotInCharsetAction,
            };
        }
    }

    static Encoding Make(EncoderFallback encoder, DecoderFallback decoder) => CodePagesEncodingProvider.Instance.GetEncoding(949, encoder, decoder)!;
}
