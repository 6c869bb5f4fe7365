using System.Globalization;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Centrex.Operations;
using TelephonyOps.Simulator.Providers.Centrex.Wire;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>The front: which operation, whose, and whether it is allowed.</summary>
internal sealed class CentrexSurface(CentrexState state, Politeness politeness) : IHttpSurface
{
    private const string Root = "/RestApi/";

    public Politeness? Politeness => politeness;

    public bool IsDownload(string operation) => operation == CentrexOperations.Download;

    public void Identify(SimulatedRequest request)
    {
        request.Operation = request.Path.StartsWith(Root, StringComparison.Ordinal) ? request.Path[Root.Length..] : request.Path;
        request.Account = request.Field("id") ?? "";
        request.Page = long.TryParse(request.Field("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;
    }

    public async Task<SimulatedResponse?> HandleAsync(SimulatedRequest request, CancellationToken cancellationToken)
    {
        var latency = state.Simulation.Knobs.Milliseconds("latency-ms");
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, cancellationToken);
        if (!request.Path.StartsWith(Root, StringComparison.Ordinal))
            return SimulatedResponse.StatusPage(StatusCodes.Status404NotFound);
        if (request.Method != HttpMethods.Post)
            return SimulatedResponse.MethodNotAllowed(HttpMethods.Post);
        try
        {
            if (!CentrexOperations.IsKnown(request.Operation))
                throw new VendorError("4001");
            var context = new OperationContext(state, Authenticate(request), request);
            return await CentrexOperations.RunAsync(request.Operation, context, cancellationToken);
        }
        catch (VendorError error)
        {
            return Json(error);
        }
    }

    public SimulatedResponse Fail(SimulatedRequest request, string code, string? message) => Json(new(code, message));

    private CentrexAccount Authenticate(SimulatedRequest request)
    {
        foreach (var name in (string[])["id", "pass"])
        {
            if (request.Field(name) is not { Length: > 0 })
                throw new VendorError("1001", datas: name);
        }
        var account = state.Find(request.Field("id")!) ?? throw new VendorError("1003");
        if (!account.Accepts(request.Field("pass")!))
            throw new VendorError("1004");
        if (account.Service == ApiService.None)
            throw new VendorError("1005", datas: $"{account.Id} use openapi not apply");
        return account;
    }

    private SimulatedResponse Json(VendorError error) => SimulatedResponse.Text(error.Json, state.Simulation.Knobs.Text("content-type"));
}
