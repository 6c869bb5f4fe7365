using System.Security.Cryptography.X509Certificates;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Http;

/// <summary>An HTTP vendor's listening server, with the certificate that it shows.</summary>
public sealed class HttpFront : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly X509Certificate2? _certificate;

    private HttpFront(LoopbackServer server, X509Certificate2? certificate)
    {
        _server = server;
        _certificate = certificate;
        Thumbprint = certificate is null ? null : SelfSignedCertificate.ThumbprintOf(certificate);
    }

    /// <summary>Scheme, host and port.</summary>
    public string Address => _server.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>SHA-256 of the certificate; null without TLS.</summary>
    public string? Thumbprint { get; }

    /// <summary>Open and total connections.</summary>
    public ConnectionCount Connections => _server.Connections;

    /// <summary>Starts listening as the options of the run say.</summary>
    public static async Task<HttpFront> StartAsync(SimulationContext context, IHttpSurface surface, CancellationToken cancellationToken)
    {
        var pipeline = new HttpPipeline(context, surface);
        var certificate = context.Options.Tls ? SelfSignedCertificate.Create() : null;
        try
        {
            var server = await LoopbackServer.StartAsync(
                context.Options.Bind, context.Options.Port, certificate, pipeline.InvokeAsync, cancellationToken);
            return new(server, certificate);
        }
        catch
        {
            certificate?.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate?.Dispose();
    }
}
