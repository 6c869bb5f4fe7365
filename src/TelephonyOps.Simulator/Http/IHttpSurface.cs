namespace TelephonyOps.Simulator.Http;

/// <summary>What an HTTP vendor must say so that the shared pipeline (journal, faults, politeness) can serve it.</summary>
public interface IHttpSurface
{
    /// <summary>The rules of one account at a time; null where the vendor has none.</summary>
    Politeness? Politeness { get; }

    /// <summary>Fills in operation, account and page from the path and the fields. Must not fail on nonsense.</summary>
    void Identify(SimulatedRequest request);

    /// <summary>Whether the operation is a file download.</summary>
    bool IsDownload(string operation);

    /// <summary>Does the operation. Null says that the surface has used the connection itself (a WebSocket).</summary>
    Task<SimulatedResponse?> HandleAsync(SimulatedRequest request, CancellationToken cancellationToken);

    /// <summary>The vendor's error answer with this code.</summary>
    SimulatedResponse Fail(SimulatedRequest request, string code, string? message);
}
