using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace TelephonyOps.Transport;

/// <summary>
/// A small HTTP server for a vendor's call-backs. It knows one secret folder; whatever asks for another path gets 404 and goes nowhere.
/// HTTP/1.0 and a missing Host header are accepted, because vendors send them. .NET's HttpListener is not used: on Windows it wants administrator's rights.
/// </summary>
sealed class HookListener : IAsyncDisposable
{
    const int LargestRequest = 16 * 1024;
    const int MostConnections = 64;
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    static readonly byte[] s_ok = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK");
    static readonly byte[] s_notFound = Encoding.ASCII.GetBytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    readonly TcpListener _listener;
    readonly IReadOnlyCollection<IPAddress> _senders;
    readonly Func<string, string, bool> _onHook;
    readonly CancellationTokenSource _stop = new();
    readonly SemaphoreSlim _places = new(MostConnections, MostConnections);
    readonly byte[] _folder;
    readonly Task _accepting;
    long _refused;
    int _disposed;

    /// <param name="address">Where to listen.</param>
    /// <param name="port">0 takes any free port.</param>
    /// <param name="prefix">The visible first part of the secret folder.</param>
    /// <param name="senders">Who may call; empty means anybody who knows the path.</param>
    /// <param name="onHook">Given the page and the raw query of each call-back; false when there is no such page.</param>
    /// <exception cref="SocketException">The address or port cannot be had.</exception>
    public HookListener(IPAddress address, int port, string prefix, IReadOnlyCollection<IPAddress> senders, Func<string, string, bool> onHook)
    {
        _senders = senders;
        _onHook = onHook;
        Folder = $"/{prefix}{Convert.ToHexString(RandomNumberGenerator.GetBytes(16)).ToLowerInvariant()}/";
        _folder = Encoding.ASCII.GetBytes(Folder);
        _listener = new TcpListener(address, port);
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>The secret folder with its slashes; pages in it reach the handler.</summary>
    public string Folder { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many requests were turned away: forged, malformed, from elsewhere.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);

        // Every place back means that no connection is being served any more; each is bounded by the token just cancelled.
        for (var place = 0; place < MostConnections; place++) await _places.WaitAsync().ConfigureAwait(false);
        _places.Dispose();
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Socket? client = null;
            try
            {
                await _places.WaitAsync(_stop.Token).ConfigureAwait(false);
                try
                {
                    client = await _listener.AcceptSocketAsync(_stop.Token).ConfigureAwait(false);
                }
                finally
                {
                    if (client is null) _places.Release();
                }
            }
            catch (Exception error) when (error is OperationCanceledException or InvalidOperationException)
            {
                // Cancelled, or stopped between two callers: then the listener is no longer active.
                return;
            }
            catch (SocketException)
            {
                // A caller that was gone before it was accepted; the listener itself is sound.
                continue;
            }
            _ = ServeAsync(client);
        }
    }

    async Task ServeAsync(Socket client)
    {
        using var stream = new NetworkStream(client, ownsSocket: true);
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        timer.CancelAfter(s_patience);
        var isCounted = false;
        try
        {
            var accepted = IsWelcome(client) && await ReadAsync(stream, timer.Token).ConfigureAwait(false) is { } target && Handle(target);
            if (!accepted) Interlocked.Increment(ref _refused);
            isCounted = true;
            await stream.WriteAsync(accepted ? s_ok : s_notFound, timer.Token).ConfigureAwait(false);
            client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // The caller went away or said nothing; there is nobody to answer. Whoever only did not wait for his answer was taken, or counted.
            if (!isCounted) Interlocked.Increment(ref _refused);
        }
        finally
        {
            _places.Release();
        }
    }

    bool IsWelcome(Socket client)
    {
        if (_senders.Count == 0) return true;
        var address = ((IPEndPoint)client.RemoteEndPoint!).Address;
        return _senders.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    bool Handle(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? target : target[..mark];
        var bytes = Encoding.ASCII.GetBytes(path);
        if (bytes.Length <= _folder.Length || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, _folder.Length), _folder)) return false;
        return _onHook(path[Folder.Length..], mark < 0 ? "" : target[(mark + 1)..]);
    }

    /// <summary>Reads up to the blank line and gives the target of a GET; null for anything else.</summary>
    static async Task<string?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LargestRequest);
        try
        {
            var count = 0;
            while (count < LargestRequest)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(count, LargestRequest - count), cancellationToken).ConfigureAwait(false);
                if (read == 0) return null;
                count += read;
                if (buffer.AsSpan(0, count).IndexOf("\r\n\r\n"u8) >= 0) return Target(buffer.AsSpan(0, count));
            }
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static string? Target(ReadOnlySpan<byte> request)
    {
        var line = request[..request.IndexOf("\r\n"u8)];
        if (!line.StartsWith("GET "u8)) return null;
        line = line[4..];
        var end = line.LastIndexOf(" HTTP/1."u8);
        if (end <= 0) return null;

        // A proxy's absolute form means the same page.
        var target = Encoding.Latin1.GetString(line[..end]);
        return target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(target, UriKind.Absolute, out var uri) ? uri.PathAndQuery : target;
    }
}
