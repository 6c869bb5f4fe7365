using System.Text;

namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>The charset of the bodies.</summary>
sealed class WireText
{
    readonly Encoding _encoding;

    /// <param name="codePage">949, or 65001 where a server speaks UTF-8.</param>
    public WireText(int codePage) => _encoding = codePage == 65001 ? new UTF8Encoding(false, throwOnInvalidBytes: false) : Cp949.Strict;

    /// <summary>Nearly everything on this wire is ASCII, which needs no table.</summary>
    public string Decode(ReadOnlySpan<byte> bytes)
        => bytes.IsEmpty ? "" : Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes) : _encoding.GetString(bytes);

    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>: names the character that cannot be carried.</exception>
    public byte[] Encode(string text)
    {
        if (_encoding == Cp949.Strict) Cp949.CountBytes(text);
        return _encoding.GetBytes(text);
    }
}
