using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Http;

/// <summary>A running system that is reached over HTTP.</summary>
public abstract class HttpEndpoint(HttpFront front) : SimulatedEndpoint
{
    /// <inheritdoc />
    public override string Server => front.Address;

    /// <inheritdoc />
    public override string? Thumbprint => front.Thumbprint;

    /// <inheritdoc />
    public override ConnectionCount Connections => front.Connections;

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await front.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
