using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TelephonyOps.Core.Tests.Support;

/// <summary>How a network fails: with a word, without one, or with a server that is not ready and refuses every handshake.</summary>
public enum Cut { Closed, Silent, Alert }

/// <summary>A link to a server that can be cut and mended. TLS goes through it untouched.</summary>
public sealed class LinkRelay : IAsyncDisposable
{
    // A record of type alert, version 1.2: fatal, internal error (RFC 5246, 7.2).
    static readonly byte[] s_alert = [21, 3, 3, 0, 2, 2, 80];
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    readonly CancellationTokenSource _stop = new();
    readonly IPEndPoint _target;
    readonly Task _accepting;
    volatile TaskCompletionSource? _frozen;
    int _held;
    volatile bool _refusing;
    volatile bool _alerting;

    public LinkRelay(Uri server)
    {
        _target = new IPEndPoint(IPAddress.Loopback, server.Port);
        _listener.Start();
        Address = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    /// <summary>Where the client connects to.</summary>
    public Uri Address { get; }

    /// <summary>How many pieces a silent cut has swallowed so far.</summary>
    public int Held => Volatile.Read(ref _held);

    public void Break(Cut cut)
    {
        if (cut == Cut.Silent)
        {
            _frozen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return;
        }
        _refusing = true;
        _alerting = cut == Cut.Alert;
        CloseAll();
    }

    /// <summary>The link is back; what went through it before is not, as behind an address translation.</summary>
    public void Mend()
    {
        // In this order: a client that comes back at once must not lose its answer with what is closed.
        CloseAll();
        _refusing = false;
        Interlocked.Exchange(ref _frozen, null)?.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        CloseAll();
        _frozen?.TrySetResult();
        await _accepting;
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        var links = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                links.Add(LinkAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                break;
            }
        }
        await Task.WhenAll(links);
    }

    async Task LinkAsync(Socket client)
    {
        using var near = client;
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _sockets[near] = true;
        _sockets[far] = true;
        try
        {
            if (_refusing)
            {
                if (_alerting) await AlertAsync(near);
                return;
            }
            await far.ConnectAsync(_target, _stop.Token);
            await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone, and the other goes with it.
        }
        finally
        {
            _sockets.TryRemove(near, out _);
            _sockets.TryRemove(far, out _);
        }
    }

    async Task AlertAsync(Socket client)
    {
        var hello = new byte[16 * 1024];
        if (await client.ReceiveAsync(hello, _stop.Token) == 0) return;
        await client.SendAsync(s_alert, _stop.Token);
        client.Shutdown(SocketShutdown.Send);
        while (await client.ReceiveAsync(hello, _stop.Token) > 0)
        {
            // To its end: closing with something unread would take the alert back.
        }
    }

    async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
            {
                if (_frozen is { } frozen)
                {
                    Interlocked.Increment(ref _held);
                    await frozen.Task;
                }
                await to.SendAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The link was cut or its end is gone.
        }
    }

    void CloseAll()
    {
        foreach (var socket in _sockets.Keys) socket.Close(0);
    }
}
