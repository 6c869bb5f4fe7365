using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Http;

/// <summary>A bare Kestrel server: HTTP/1.1 on a loopback address, with or without TLS, no configuration files, no console, no signals.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;
    private readonly ConnectionCounter _connections;

    private LoopbackServer(WebApplication application, ConnectionCounter connections, Uri address)
    {
        _application = application;
        _connections = connections;
        Address = address;
    }

    /// <summary>The address that it really listens on.</summary>
    public Uri Address { get; }

    /// <summary>Open and total connections.</summary>
    public ConnectionCount Connections => _connections.Now;

    /// <summary>Starts listening.</summary>
    public static async Task<LoopbackServer> StartAsync(
        IPAddress bind, int port, X509Certificate2? certificate, RequestDelegate handler, CancellationToken cancellationToken)
    {
        var connections = new ConnectionCounter();
        var builder = WebApplication.CreateEmptyBuilder(new());
        // The console host's lifetime would take Ctrl+C away from a test runner.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = s_shutdown);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(bind, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(connections.CountAsync);
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });

        var application = builder.Build();
        application.UseWebSockets();
        application.Run(handler);
        try
        {
            await application.StartAsync(cancellationToken);
            var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new(application, connections, new(address));
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class ConnectionCounter
    {
        private int _open;
        private int _total;

        public ConnectionCount Now => new(Volatile.Read(ref _open), Volatile.Read(ref _total));

        public async Task CountAsync(ConnectionContext connection, Func<Task> next)
        {
            Interlocked.Increment(ref _open);
            Interlocked.Increment(ref _total);
            try
            {
                await next();
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }
}
