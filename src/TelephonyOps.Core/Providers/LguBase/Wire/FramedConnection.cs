using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>Takes the bodies of frames, one after the other, on the connection's reader.</summary>
interface IFrameReceiver
{
    /// <param name="connection">Whose frame it is.</param>
    /// <param name="body">Valid only during the call.</param>
    void OnFrame(FramedConnection connection, ReadOnlySpan<byte> body);

    /// <summary>A batch of frames begins: what arrives together has one time.</summary>
    void OnArrival();

    /// <summary>A header claims what no frame can hold; the connection ends.</summary>
    void OnTooLong(ReadOnlySpan<byte> header);
}

/// <summary>One TCP connection that speaks frames. Bodies are handed on where they lie in the buffer; nothing is copied but a body that two pieces of it share.</summary>
sealed class FramedConnection : IAsyncDisposable
{
    // Small, because a process may hold fifty of them; a body that does not fit makes the reader take another piece.
    const int ReadBuffer = 8 * 1024;
    static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(1);

    // Real time whatever the session's clock says: it guards against a peer that no longer reads.
    static readonly TimeSpan s_longestWrite = TimeSpan.FromSeconds(15);

    readonly Socket _socket;
    readonly NetworkStream _stream;
    readonly ushort _type;
    readonly SemaphoreSlim _write = new(1, 1);
    readonly CancellationTokenSource _dead = new();

    FramedConnection(Socket socket, FrameOrder order, ushort type)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _type = type;
        Order = order;
    }

    public FrameOrder Order { get; }

    /// <summary>The stream is out of step: a header said what no header can say, or a body holds what no text holds.</summary>
    public bool IsOutOfStep { get; private set; }

    /// <exception cref="SocketException">Nobody is there.</exception>
    public static async Task<FramedConnection> OpenAsync(string host, int port, FrameOrder order, ushort type, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            Probe(socket);
            await socket.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
            return new FramedConnection(socket, order, type);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Reads until the connection ends. Null: the server closed it; otherwise what broke it.</summary>
    public async Task<Exception?> ReadAllAsync(IFrameReceiver receiver)
    {
        var reader = PipeReader.Create(_stream, new StreamPipeReaderOptions(bufferSize: ReadBuffer, leaveOpen: true));
        Exception? why = null;
        try
        {
            while (!IsOutOfStep)
            {
                var result = await reader.ReadAsync(_dead.Token).ConfigureAwait(false);
                var buffer = result.Buffer;
                receiver.OnArrival();
                Deliver(ref buffer, receiver);
                reader.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted) break;
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            why = error;
        }
        await reader.CompleteAsync().ConfigureAwait(false);
        Abort();
        return why;
    }

    /// <summary>Sends a body whole. The caller's wish to stop counts only until the first byte: half a frame would break every later one.</summary>
    /// <param name="body">What to send.</param>
    /// <param name="onSending">Told before the first byte; what it throws stops the sending.</param>
    /// <param name="cancellationToken">Gives up waiting for the turn.</param>
    /// <exception cref="IOException">The connection is gone.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> body, Action? onSending, CancellationToken cancellationToken)
    {
        var frame = ArrayPool<byte>.Shared.Rent(Frame.HeaderLength + body.Length);
        try
        {
            var length = Frame.Write(frame, _type, body.Span, Order);
            await _write.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                onSending?.Invoke();
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(_dead.Token);
                limit.CancelAfter(s_longestWrite);
                await _stream.WriteAsync(frame.AsMemory(0, length), limit.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                Abort();
                throw new IOException(error.Message, error);
            }
            catch (IOException)
            {
                Abort();
                throw;
            }
            finally
            {
                _write.Release();
            }
        }
        finally
        {
            // A log-in's frame held the password.
            ArrayPool<byte>.Shared.Return(frame, clearArray: true);
        }
    }

    /// <summary>Ends the connection at once; the reader comes back.</summary>
    public void Abort()
    {
        try
        {
            _dead.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Already ended and tidied up.
        }
    }

    /// <summary>Ends it in order: says that nothing more will be sent, and gives the server a moment to do the same.</summary>
    /// <param name="reading">The reader, which ends when the server has closed.</param>
    public async Task CloseAsync(Task reading)
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
            await reading.WaitAsync(s_farewell).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or TimeoutException)
        {
            // Already gone, or it does not answer the farewell: then the connection is cut.
        }
        Abort();
        await reading.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        Abort();
        await _stream.DisposeAsync().ConfigureAwait(false);
        _dead.Dispose();
    }

    /// <summary>A heart-beat need not be answered (quirk 33), so the dead peer of a silent line shows itself only to the system's own probes.</summary>
    static void Probe(Socket socket)
    {
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 30);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
        }
        catch (SocketException)
        {
            // An older Windows probes at its own pace.
        }
    }

    void Deliver(ref ReadOnlySequence<byte> buffer, IFrameReceiver receiver)
    {
        while (!IsOutOfStep)
        {
            switch (Frame.TryRead(ref buffer, Order, out var body))
            {
                case FrameResult.Incomplete:
                    return;
                case FrameResult.TooLong:
                    MarkOutOfStep();
                    receiver.OnTooLong(buffer.Slice(0, Frame.HeaderLength).ToArray());
                    return;
            }
            if (body.IsSingleSegment) receiver.OnFrame(this, body.FirstSpan);
            else DeliverCopy(body, receiver);
        }
    }

    /// <summary>The reader stops after the present frame.</summary>
    public void MarkOutOfStep() => IsOutOfStep = true;

    void DeliverCopy(in ReadOnlySequence<byte> body, IFrameReceiver receiver)
    {
        var length = (int)body.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        body.CopyTo(copy);
        receiver.OnFrame(this, copy.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(copy);
    }
}
