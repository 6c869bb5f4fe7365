namespace TelephonyOps.Providers.Ipecs;

/// <summary>Where the resources of a user are (3.1).</summary>
sealed class IpecsPaths(Uri server, string user, bool station)
{
    const string Base = "ipxapi";
    readonly string _user = Uri.EscapeDataString(user);

    public string Resource(string resource) => $"{Base}/{(station ? "client" : "server")}/v1/users/{_user}/{resource}";

    /// <summary>3.2.2 prints the path of checkconnection without type and version (quirk 43).</summary>
    public string ShortCheck => $"{Base}/users/{_user}/checkconnection";

    /// <summary>The event stream: 3.1 has one address for all resources, 5.1 and 5.2 print a longer one (quirk 44).</summary>
    public IReadOnlyList<Uri> Sockets =>
    [
        new UriBuilder(server) { Scheme = server.Scheme == "http" ? "ws" : "wss", Path = Base }.Uri,
        new UriBuilder(server) { Scheme = server.Scheme == "http" ? "ws" : "wss", Path = Resource("acd") }.Uri,
    ];
}
