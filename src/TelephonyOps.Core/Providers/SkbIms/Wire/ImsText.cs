using System.Text;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>The library's strings: CP949, NUL-terminated when they go in, and not always when they come out (quirk 34).</summary>
static class ImsText
{
    /// <summary>The bytes of a text with its NUL.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>: the charset cannot carry it, or a NUL would cut it short.</exception>
    public static byte[] Bytes(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, SkbImsTexts.NulInText) { RecommendedAction = SkbImsTexts.NulInTextAction };
        }
        var bytes = new byte[Cp949.CountBytes(text) + 1];
        Cp949.Strict.GetBytes(text, bytes);
        return bytes;
    }

    /// <summary>
    /// A text out of a fixed field: up to the first NUL, or all of it where the library left none; what follows the NUL is whatever stood there before.
    /// A two-byte character that the field's end cut in half is dropped.
    /// </summary>
    public static string Read(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        var text = end < 0 ? field : field[..end];
        if (text.IsEmpty) return "";

        // From the start, since a trailing byte looks like a leading one: only the walk knows which is which.
        var at = 0;
        while (at < text.Length) at += IsLead(text[at]) ? 2 : 1;
        return Cp949.Strict.GetString(at > text.Length ? text[..^1] : text);
    }

    static bool IsLead(byte value) => value is >= 0x81 and <= 0xFE;
}
