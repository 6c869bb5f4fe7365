using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Events;
using TelephonyOps.Simulator.Providers.Ipecs.Operations;

namespace TelephonyOps.Simulator.Providers.Ipecs;

/// <summary>What a URI of 3.1 asks for.</summary>
/// <param name="Operation">The operation's name, or the path where there is none.</param>
/// <param name="User">The user in the path; empty where it has none.</param>
/// <param name="IsServer">The server type, not the client's.</param>
/// <param name="IsKnownVersion">The path says v1, or no version.</param>
/// <param name="IsShort">The form without type and version, which 3.2.2 prints for checkconnection and 3.1 for the WebSocket.</param>
/// <param name="Found">The operation; null for login, for the WebSocket, and for what does not exist.</param>
internal sealed record IpecsRoute(
    string Operation, string User = "", bool IsServer = true, bool IsKnownVersion = true, bool IsShort = false, IpecsOperation? Found = null)
{
    private const string Root = "ipxapi";

    public static IpecsRoute Of(SimulatedRequest request)
    {
        var parts = request.Path.Trim('/').Split('/');
        if (parts[0] != Root)
            return new(request.Path);
        var isSocket = WebSocketHandshake.IsAskedFor(request.Context);
        return parts switch
        {
            [_] when isSocket => new(IpecsOperations.WebSocket, IsShort: true),
            [_, "server" or "client", _, "users", var user, ..] when isSocket =>
                new(IpecsOperations.WebSocket, user, parts[1] == "server", parts[2] == "v1"),
            [_, "users", var user, "checkconnection"] => Resource(request, user, isServer: true, true, ["checkconnection"]) with { IsShort = true },
            [_, "server" or "client", var version, "users", var user, .. var rest] =>
                Resource(request, user, parts[1] == "server", version == "v1", rest),
            _ => new(request.Path),
        };
    }

    private static IpecsRoute Resource(SimulatedRequest request, string user, bool isServer, bool isKnownVersion, string[] rest)
    {
        var resource = string.Join('/', rest);
        if (resource == IpecsOperations.Login && request.Method == HttpMethods.Get)
            return new(IpecsOperations.Login, user, isServer, isKnownVersion);
        var found = IpecsOperations.Find(request.Method, resource);
        return new(found?.Name ?? $"{request.Method} {resource}", user, isServer, isKnownVersion, Found: found);
    }
}
