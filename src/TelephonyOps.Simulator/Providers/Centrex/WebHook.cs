using System.Net;
using System.Net.Sockets;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>What an account's hook reports.</summary>
public enum HookKind
{
    /// <summary>The phone rings.</summary>
    Ring = 1,

    /// <summary>A text message came.</summary>
    Sms = 2,
}

/// <summary>A registered hook, as the customer gave it (13.3).</summary>
public sealed record WebHook(HookKind Kind, string Url, IPAddress Host, int Port, DateTime Registered)
{
    /// <summary>Path, with the customer's own query if there is one.</summary>
    public string PathAndQuery => IsAbsolute(Url) ? new Uri(Url).GetComponents(UriComponents.PathAndQuery, UriFormat.UriEscaped) : Rooted(Url);

    /// <summary>The name for the Host field; the connection goes to <see cref="Host"/> whatever the URL says.</summary>
    public string HostName => IsAbsolute(Url) ? new Uri(Url).Host : Host.ToString();

    /// <summary>Only a page with an extension, over http, can be registered.</summary>
    public static bool IsAcceptableUrl(string url)
    {
        if (url.Contains("://", StringComparison.Ordinal) && !IsAbsolute(url))
            return false;
        var path = (IsAbsolute(url) ? new Uri(url).AbsolutePath : url).Split('?')[0];
        return path.Length > 0 && !path.Any(char.IsControl) && Path.GetExtension(path[(path.LastIndexOf('/') + 1)..]).Length > 1;
    }

    /// <summary>Four decimal numbers; nothing that only parses as an address.</summary>
    public static bool TryParseHost(string text, out IPAddress host) =>
        IPAddress.TryParse(text, out host!) && host.AddressFamily == AddressFamily.InterNetwork && text == host.ToString();

    private static bool IsAbsolute(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(url, UriKind.Absolute, out _);

    private static string Rooted(string url)
    {
        var rooted = url.StartsWith('/') ? url : "/" + url;
        return new Uri("http://host" + rooted).GetComponents(UriComponents.PathAndQuery, UriFormat.UriEscaped);
    }
}
