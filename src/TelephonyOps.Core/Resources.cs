using System.Globalization;

namespace TelephonyOps;

static class Resources
{
    /// <summary>Fills a message text in.</summary>
    public static string With(this string format, params object?[] arguments) => string.Format(CultureInfo.InvariantCulture, format, arguments);
}
