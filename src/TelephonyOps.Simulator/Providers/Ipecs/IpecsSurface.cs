using System.Globalization;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Events;
using TelephonyOps.Simulator.Providers.Ipecs.Operations;
using TelephonyOps.Simulator.Providers.Ipecs.Sessions;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs;

/// <summary>The front: which operation, whose, whether it is allowed; and the WebSocket.</summary>
internal sealed class IpecsSurface(IpecsState state) : IHttpSurface
{
    public Politeness? Politeness => null;

    public bool IsDownload(string operation) => false;

    public void Identify(SimulatedRequest request)
    {
        var route = IpecsRoute.Of(request);
        request.Account = route.User.Length > 0 ? route.User : OwnerOf(request)?.Account ?? "";
        var arguments = Arguments.Read(request);
        request.Operation = IsPrintedTerminals(route, arguments) ? IpecsOperations.Terminals : route.Operation;
        foreach (var (name, value) in arguments?.Texts ?? [])
            request.PathValues[name] = value;
        request.Page = request.Operation switch
        {
            IpecsOperations.Smdr => SmdrOperations.PageOf(request),
            IpecsOperations.Terminals => long.TryParse(request.PathValues.GetValueOrDefault("startIndex"), CultureInfo.InvariantCulture, out var start) ? start : 0,
            _ => null,
        };
    }

    public async Task<SimulatedResponse?> HandleAsync(SimulatedRequest request, CancellationToken cancellationToken)
    {
        var knobs = state.Simulation.Knobs;
        var latency = knobs.Milliseconds("latency-ms");
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, cancellationToken);
        var route = IpecsRoute.Of(request);
        try
        {
            if (!route.IsKnownVersion)
                throw IpecsError.Version;
            if (route.Operation == IpecsOperations.WebSocket)
                return await ServeSocketAsync(request, route, cancellationToken);
            if (route.Operation == IpecsOperations.Login)
                return SessionOperations.Login(state, request, route.User, route.IsServer);
            return Serve(request, route);
        }
        catch (IpecsError error)
        {
            return Answer.Error(error, knobs.Int("error-status"));
        }
    }

    public SimulatedResponse Fail(SimulatedRequest request, string code, string? message)
    {
        var number = int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 99;
        var error = number == IpecsError.BadLogin.Code ? IpecsError.BadLogin : new IpecsError(number, message ?? "Unknown");
        return Answer.Error(error, state.Simulation.Knobs.Int("error-status"));
    }

    private SimulatedResponse Serve(SimulatedRequest request, IpecsRoute route)
    {
        var knobs = state.Simulation.Knobs;
        var operation = route.Found ?? throw IpecsError.NotFound;
        if (operation.Name == IpecsOperations.CheckConnection && knobs.Text("checkconnection") is var form && form != "both" && form == "printed" != route.IsShort)
            throw IpecsError.NotFound;
        if (operation.Name == IpecsOperations.Terminals && knobs.Text("terminals") == "printed")
            throw IpecsError.NotFound;
        var session = OwnerOf(request);
        if (session is null || session.Account != route.User)
            throw operation.Needs == Resources.ClickCall ? IpecsError.ClickAuthentication : IpecsError.BadLogin;
        if (!(session.Owner.IsStation ? operation.Client : operation.Server) || (!route.IsShort && session.Owner.IsStation == route.IsServer))
            throw IpecsError.NotFound;
        if (operation.Needs != Resources.None && !session.Owner.May(operation.Needs))
            throw operation.Needs == Resources.Cti ? IpecsError.ServiceNotSupported : IpecsError.License;

        // SMDR DELETE has a body of its own kind.
        var arguments = Arguments.Read(request) ?? (operation.Resource == "smdr" ? Arguments.None : throw IpecsError.Parameter);
        var run = operation.Run;
        if (IsPrintedTerminals(route, arguments) && knobs.Text("terminals") != "get")
            run = MonitorOperations.Terminals;
        return state.Switch.Run(() => run(new(state, session, request, arguments)));
    }

    private async Task<SimulatedResponse?> ServeSocketAsync(SimulatedRequest request, IpecsRoute route, CancellationToken cancellationToken)
    {
        var wanted = state.Simulation.Knobs.Text("websocket-path");
        if (wanted != "any" && wanted == "short" != route.IsShort)
            throw IpecsError.NotFound;
        var session = OwnerOf(request);
        if (session is null || (route.User.Length > 0 && session.Account != route.User))
            throw IpecsError.BadLogin;
        if (session.Owner.IsStation)
            throw IpecsError.NotFound;
        await state.Sockets.ServeAsync(session, request.Context, cancellationToken);
        return null;
    }

    // 5.3.4.1 prints the URI of make; its own parameters tell which is meant.
    private static bool IsPrintedTerminals(IpecsRoute route, Arguments? arguments) =>
        route.Operation == IpecsOperations.Make && arguments is not null && arguments.Has("startIndex") && !arguments.Has("calledDN");

    private IpecsSession? OwnerOf(SimulatedRequest request)
    {
        const string Scheme = "bearer ";
        var header = request.Context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? state.Sessions.Use(header[Scheme.Length..].Trim()) : null;
    }
}
