using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Tcp;

/// <summary>One client of a <see cref="TcpServer{TConnection}"/>.</summary>
internal interface ITcpConnection
{
    /// <summary>Completes when nothing of it is left.</summary>
    Task Over { get; }

    /// <summary>Serves the client until either side has had enough.</summary>
    Task RunAsync();

    /// <summary>Breaks the connection: the client sees a reset.</summary>
    void Abort();
}

/// <summary>Listens for a vendor that does not speak HTTP, and keeps the connections.</summary>
internal sealed class TcpServer<TConnection> : IAsyncDisposable where TConnection : class, ITcpConnection
{
    private readonly ConcurrentDictionary<TConnection, bool> _connections = [];
    private readonly Socket _listener;
    private readonly Func<Socket, TConnection?> _open;
    private readonly CancellationToken _stopping;
    private Task _accepting = Task.CompletedTask;
    private int _total;

    private TcpServer(AddressFamily family, Func<Socket, TConnection?> open, CancellationToken stopping)
    {
        _listener = new(family, SocketType.Stream, ProtocolType.Tcp);
        _open = open;
        _stopping = stopping;
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndPoint!;

    public ConnectionCount Connections => new(_connections.Count, Volatile.Read(ref _total));

    /// <summary>Everybody who is connected.</summary>
    public IReadOnlyCollection<TConnection> All => [.. _connections.Keys];

    /// <summary>Starts listening.</summary>
    /// <param name="bind">The address.</param>
    /// <param name="port">The port; 0 for any free one.</param>
    /// <param name="open">Makes a client's connection; null turns the client away.</param>
    /// <param name="stopping">Ends the accepting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static TcpServer<TConnection> Start(IPAddress bind, int port, Func<Socket, TConnection?> open, CancellationToken stopping)
    {
        var server = new TcpServer<TConnection>(bind.AddressFamily, open, stopping);
        try
        {
            server._listener.Bind(new IPEndPoint(bind, port));
            server._listener.Listen();
        }
        catch (SocketException error)
        {
            server._listener.Dispose();
            throw new IOException($"{bind}:{port}: {error.Message}", error);
        }
        server._accepting = server.AcceptAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        var left = All;
        foreach (var connection in left)
            connection.Abort();
        await Task.WhenAll(left.Select(connection => connection.Over));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(_stopping);
                socket.NoDelay = true;
                if (_open(socket) is not { } connection)
                {
                    socket.Close(timeout: 0);
                    continue;
                }
                Interlocked.Increment(ref _total);
                _connections[connection] = true;
                _ = ServeAsync(connection);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The simulator ends.
        }
    }

    private async Task ServeAsync(TConnection connection)
    {
        await Task.Yield();
        try
        {
            await connection.RunAsync();
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }
}
