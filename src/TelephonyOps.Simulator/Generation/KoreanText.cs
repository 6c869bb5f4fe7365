using System.Text;

namespace TelephonyOps.Simulator.Generation;

/// <summary>The charset of the systems that speak no HTTP: code page 949.</summary>
internal static class KoreanText
{
    public static readonly Encoding Encoding = CodePagesEncodingProvider.Instance.GetEncoding(949)!;
}
