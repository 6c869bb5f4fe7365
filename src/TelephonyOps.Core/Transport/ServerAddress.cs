using System.Net;

namespace TelephonyOps.Transport;

/// <summary>Reads what the user gave to <c>-Server</c>.</summary>
public static class ServerAddress
{
    /// <summary>A URI, or host[:port]. Plain http only for this machine: a password would cross the network readable.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/></exception>
    public static Uri ParseHttps(string? server, int defaultPort)
    {
        if (string.IsNullOrWhiteSpace(server)) throw Refused(server ?? "", Texts.ServerMissing);
        var text = server.Contains("://", StringComparison.Ordinal) ? server : "https://" + server;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.Host.Length == 0
            || uri.UserInfo.Length != 0 || uri.Query.Length != 0)
        {
            throw Refused(server, Texts.ServerNotUnderstood);
        }
        if (uri.Scheme == "http" && !IsLoopback(uri)) throw Refused(server, Texts.ServerNotHttps);

        // "host" and "https://host" mean the vendor's own port; a port that was typed stays.
        var authority = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        if (authority.IndexOf('/', StringComparison.Ordinal) is >= 0 and var end) authority = authority[..end];
        var hasPort = authority.EndsWith(":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new UriBuilder(uri.Scheme, uri.Host, hasPort ? uri.Port : defaultPort).Uri;
    }

    /// <summary>Whether the address is this machine's own.</summary>
    public static bool IsLoopback(Uri uri) => uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address));

    static TelephonyException Refused(string server, string message)
    {
        // Somebody may have typed a password into the address, as some systems want it.
        var end = server.LastIndexOf('@');
        var start = server.IndexOf("://", StringComparison.Ordinal);
        var shown = end < 0 ? server : string.Concat(start < 0 || start > end ? "" : server.AsSpan(0, start + 3), "***", server.AsSpan(end));
        return new TelephonyException(TelephonyErrorKind.InvalidArgument, message.With(shown))
        {
            RecommendedAction = Texts.ServerAction,
            Target = shown,
        };
    }
}
