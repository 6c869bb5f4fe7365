using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TelephonyOps.Simulator.Providers.Ipecs.Sessions;

/// <summary>The token of 3.2.3: a JSON Web Token. Only its equality is ever looked at.</summary>
internal static class SessionToken
{
    private static readonly byte[] s_key = RandomNumberGenerator.GetBytes(32);

    public static string Make(string account, DateTimeOffset now)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var content = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode($$"""{"sub":"{{account}}","iat":{{now.ToUnixTimeSeconds()}},"jti":"{{nonce}}"}""")}";
        return $"{content}.{Base64Url.EncodeToString(HMACSHA256.HashData(s_key, Encoding.ASCII.GetBytes(content)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
