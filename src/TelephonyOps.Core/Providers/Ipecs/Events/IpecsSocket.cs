using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Reflection;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>One WebSocket connection, and its messages one by one out of a pooled buffer.</summary>
sealed class IpecsSocket : IAsyncDisposable
{
    /// <summary>The largest message that is kept; one that is larger is read to its end and reported.</summary>
    public const int LargestMessage = 1024 * 1024;

    static readonly TimeSpan s_closeTimeout = TimeSpan.FromSeconds(2);

    // .NET 9 and later can send a real ping and end a connection whose pong stays out; .NET 8 sends a pong that nobody asked for.
    static readonly PropertyInfo? s_pongTimeout = typeof(ClientWebSocketOptions).GetProperty("KeepAliveTimeout");

    readonly ClientWebSocket _socket;
    readonly HttpMessageInvoker _handler;
    byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);

    IpecsSocket(ClientWebSocket socket, HttpMessageInvoker handler)
    {
        _socket = socket;
        _handler = handler;
    }

    /// <summary>Connects; the status is the server's where it refused the upgrade.</summary>
    /// <exception cref="TelephonyException">Unavailable, or Authentication for a certificate that does not match.</exception>
    public static async Task<(IpecsSocket? Socket, HttpStatusCode Status)> OpenAsync(Uri address, AuthenticationHeaderValue token, TlsPolicy tls, TimeSpan ping, TimeSpan connectTimeout, CancellationToken cancellationToken)
    {
        var handler = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectTimeout = connectTimeout,
            SslOptions = { RemoteCertificateValidationCallback = tls.Accept },
            ConnectCallback = ConnectAsync,
            PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(new ReadAheadStream(context.PlaintextStream)),
        });
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", token.ToString());
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = ping;
        s_pongTimeout?.SetValue(socket.Options, ping);
        var opened = new IpecsSocket(socket, handler);
        try
        {
            await socket.ConnectAsync(address, handler, cancellationToken).ConfigureAwait(false);
            return (opened, HttpStatusCode.SwitchingProtocols);
        }
        catch (Exception error)
        {
            var status = socket.HttpStatusCode;
            await opened.DisposeAsync().ConfigureAwait(false);
            if (error is not WebSocketException) throw;
            if (status is not 0 and not HttpStatusCode.SwitchingProtocols) return (null, status);
            throw Unreached(address, tls, error);
        }
    }

    /// <summary>
    /// The next message, valid until the next call; a message that is too large gives its length only. Null: the server closed.
    /// </summary>
    public async ValueTask<(ReadOnlyMemory<byte> Message, long Length)?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        long length = 0;
        while (true)
        {
            if (count == _buffer.Length && !Grow()) count = 0;
            var result = await _socket.ReceiveAsync(_buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close) return null;
            count += result.Count;
            length += result.Count;
            if (result.EndOfMessage) return (length > count ? default : _buffer.AsMemory(0, count), length);
        }
    }

    /// <summary>Ends the connection at once; who is receiving fails.</summary>
    public void Abort() => _socket.Abort();

    /// <summary>Tells the server that nothing more comes, and does not wait for its answer.</summary>
    public async Task SayGoodbyeAsync()
    {
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var limit = new CancellationTokenSource(s_closeTimeout);
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // A peer that does not take the farewell is gone already.
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _handler.Dispose();
        if (Interlocked.Exchange(ref _buffer, []) is { Length: > 0 } buffer) ArrayPool<byte>.Shared.Return(buffer);
        return ValueTask.CompletedTask;
    }

    /// <summary>False when the largest size is reached: what came is let go, and only counted.</summary>
    bool Grow()
    {
        if (_buffer.Length >= LargestMessage) return false;
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        return true;
    }

    /// <summary>A link that dies without a word is found by the system's own probes, whatever the server does with pings.</summary>
    static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 10);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 5);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static TelephonyException Unreached(Uri address, TlsPolicy tls, Exception error)
    {
        if (error.InnerException is HttpRequestException secure && tls.Explain(secure, address.Authority) is { } refused) return refused;
        return new TelephonyException(TelephonyErrorKind.Unavailable, Texts.NotReached.With(address.Authority, error.GetBaseException().Message), error)
        {
            IsTransient = true,
            RecommendedAction = Texts.NotReachedAction,
            Target = address.Authority,
        };
    }
}
