using System.Globalization;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Dcs.Operations;
using TelephonyOps.Simulator.Providers.Dcs.Wire;

namespace TelephonyOps.Simulator.Providers.Dcs;

/// <summary>The front: which operation, whose, and whether it is allowed. Everything but a message's text stands in the path.</summary>
internal sealed class DcsSurface(DcsState state, Politeness politeness) : IHttpSurface
{
    private const string Root = "/restapi/";

    // Fail's code for an answer that is no JSON at all.
    private const string PlainTextCode = "text";

    private readonly DcsAnswers _answers = new(state.Simulation.Knobs);

    public Politeness? Politeness => politeness;

    public bool IsDownload(string operation) => operation == DcsOperations.Download;

    public void Identify(SimulatedRequest request)
    {
        if (!IsBelowRoot(request))
            return;
        // The parts are taken apart before they are decoded: an id may hold a slash.
        var parts = request.RawPath[Root.Length..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        request.Operation = parts[0];
        foreach (var (name, value) in DcsOperations.PathOf(parts[0]).Zip(parts.Skip(1)))
            request.PathValues[name] = value;
        request.Account = request.PathValues.GetValueOrDefault("ID", "");
        request.Page = long.TryParse(request.PathValues.GetValueOrDefault("PAGE"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? page
            : null;
    }

    public async Task<SimulatedResponse?> HandleAsync(SimulatedRequest request, CancellationToken cancellationToken)
    {
        var latency = state.Simulation.Knobs.Milliseconds("latency-ms");
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, cancellationToken);
        if (!IsBelowRoot(request))
            return SimulatedResponse.StatusPage(StatusCodes.Status404NotFound);
        try
        {
            var operation = DcsOperations.Find(request.Operation) ?? throw new DcsError("4001");
            if (request.Method != operation.Method)
                return SimulatedResponse.MethodNotAllowed(operation.Method);
            CheckPath(request);
            return await operation.RunAsync(new(state, Authenticate(request), request, _answers), cancellationToken);
        }
        catch (DcsError error)
        {
            return _answers.Error(error);
        }
    }

    public SimulatedResponse Fail(SimulatedRequest request, string code, string? message)
    {
        var error = new DcsError(code, message);
        return code == PlainTextCode ? DcsAnswers.Text(message ?? error.Remark) : _answers.Error(error);
    }

    private static bool IsBelowRoot(SimulatedRequest request) =>
        request.RawPath.StartsWith(Root, StringComparison.Ordinal) && request.RawPath.Length > Root.Length;

    private static void CheckPath(SimulatedRequest request)
    {
        var path = request.RawPath;
        // 7.3 prints this tail once; a server that prints it takes it.
        if (request.Operation == DcsOperations.RecordList && path.EndsWith("//**", StringComparison.Ordinal))
            path = path[..^4];
        var names = DcsOperations.PathOf(request.Operation);
        var isWhole = path[Root.Length..].Split('/').Length == names.Count + 1;
        if (!isWhole || names.Any(name => request.PathValues[name].Length == 0))
            throw new DcsError("1002");
    }

    private DcsAccount Authenticate(SimulatedRequest request)
    {
        var account = state.Find(request.Account) ?? throw new DcsError("1003");
        if (!account.Accepts(request.PathValues["PASSWD"]))
            throw new DcsError("1004");
        if (account.Access == DcsAccess.None)
            throw new DcsError("2002");
        return account;
    }
}
