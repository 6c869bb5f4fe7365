using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.SkbIms.Native;

/// <summary>Where the shared library's calls come in: one connection for each process that loaded it.</summary>
internal sealed class LibraryServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<LibraryConnection, bool> _connections = [];
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly SkbImsState _state;
    private Task _accepting = Task.CompletedTask;
    private int _total;

    private LibraryServer(SkbImsState state) => _state = state;

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndPoint!;

    public ConnectionCount Connections => new(_connections.Count, Volatile.Read(ref _total));

    /// <exception cref="IOException">The port is taken.</exception>
    public static LibraryServer Start(IPAddress bind, int port, SkbImsState state)
    {
        if (bind.AddressFamily != AddressFamily.InterNetwork)
            throw new ArgumentException("the library reaches its simulator over IPv4");
        var server = new LibraryServer(state);
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
        var left = _connections.Keys.ToList();
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
                socket.NoDelay = true;
                Interlocked.Increment(ref _total);
                var connection = new LibraryConnection(socket, _state);
                _connections[connection] = true;
                connection.Start(() => _connections.TryRemove(connection, out _));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The simulator ends.
        }
    }
}
