using System.Security.Cryptography;
using System.Text;

namespace TelephonyOps.Providers.LgRest;

static class LgPassword
{
    /// <summary>Lower-case hex SHA-512 of the UTF-8 password, once (Centrex 1.5, DCS 1.4; quirk 1).</summary>
    public static string Hash(Secret password) => Convert.ToHexString(SHA512.HashData(Encoding.UTF8.GetBytes(password.Reveal()))).ToLowerInvariant();
}
