using System.Text;
using System.Text.Json.Nodes;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Sessions;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Operations;

/// <summary>Login, the check of the connection, logout (3.2), and click to call (5.4).</summary>
internal static class SessionOperations
{
    public static SimulatedResponse Login(IpecsState state, SimulatedRequest request, string user, bool isServer)
    {
        var account = Authenticate(state, request, user, isServer) ?? throw IpecsError.BadLogin;
        var session = state.Sessions.Login(account);
        var answer = new JsonObject
        {
            ["token"] = session.Token,
            ["checkConnectionTimer"] = (long)state.Sessions.Timeout.TotalSeconds,
            ["systemType"] = "iPECS UCP100",
            ["systemVersion"] = "S-UCP-Rls2001-4.0.11-App",
            ["apiVersion"] = "1.0.0",
        };
        if (account.May(Resources.Cti))
            answer["terminalCount"] = state.Switch.Stations.Count;
        return Answer.Json(answer);
    }

    public static SimulatedResponse CheckConnection(OperationContext context) => context.Object([]);

    public static SimulatedResponse Logout(OperationContext context)
    {
        context.State.Sessions.End(context.Session);
        return SimulatedResponse.Empty();
    }

    public static SimulatedResponse ClickCall(OperationContext context)
    {
        if (context.Arguments.OptionalText("From") is not { } from || context.Arguments.OptionalText("To") is not { } to)
            throw IpecsError.ClickParameter;
        if (from != context.Session.Account)
            throw IpecsError.ClickDenied;
        var station = context.Switch.Stations[from];
        if (!station.HasClickCall)
            throw IpecsError.ClickNotSet;
        if (!context.Switch.Flow.Exists(to) || to == from)
            throw IpecsError.ClickParameter;
        if (!station.IsIdle)
            throw IpecsError.ClickBusy;
        context.Switch.Flow.Place(station, to, Cause.NewCall);
        return SimulatedResponse.Empty();
    }

    private static IpecsAccount? Authenticate(IpecsState state, SimulatedRequest request, string user, bool isServer)
    {
        var header = request.Context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header["Basic ".Length..].Trim(), bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return pair is [var id, var password] && id == user && state.FindAccount(id) is { } account
            && account.IsStation != isServer && account.Password == password
                ? account
                : null;
    }
}
