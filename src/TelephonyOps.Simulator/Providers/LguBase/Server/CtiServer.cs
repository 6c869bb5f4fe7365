using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.LguBase.Server;

/// <summary>Listens, and keeps the connections.</summary>
internal sealed class CtiServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<CtiConnection, bool> _connections = [];
    private readonly Socket _listener;
    private readonly LguBaseState _state;
    private readonly CommandRunner _runner;
    private Task _accepting = Task.CompletedTask;
    private int _total;

    private CtiServer(AddressFamily family, LguBaseState state)
    {
        _listener = new(family, SocketType.Stream, ProtocolType.Tcp);
        _state = state;
        _runner = new(state);
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndPoint!;

    public ConnectionCount Connections => new(_connections.Count, Volatile.Read(ref _total));

    /// <summary>Everybody who is connected, logged in or not.</summary>
    public IReadOnlyCollection<CtiConnection> All => [.. _connections.Keys];

    /// <exception cref="IOException">The port is taken.</exception>
    public static CtiServer Start(IPAddress bind, int port, LguBaseState state)
    {
        var server = new CtiServer(bind.AddressFamily, state);
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
                var socket = await _listener.AcceptAsync(_state.Simulation.Stopping);
                if (!_state.Simulation.Knobs.Flag("online"))
                {
                    socket.Close(timeout: 0);
                    continue;
                }
                socket.NoDelay = true;
                Interlocked.Increment(ref _total);
                var connection = new CtiConnection(socket, _state, _runner);
                _connections[connection] = true;
                _ = ServeAsync(connection);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The simulator ends.
        }
    }

    private async Task ServeAsync(CtiConnection connection)
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
