using System.Text;

namespace TelephonyOps.Simulator.Providers.LguBase.Wire;

/// <summary>The system's charset: code page 949.</summary>
internal static class KoreanText
{
    public static readonly Encoding Encoding = CodePagesEncodingProvider.Instance.GetEncoding(949)!;
}
