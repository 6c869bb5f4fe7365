using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Threading.Channels;

namespace TelephonyOps.Simulator.Providers.Ipecs.Events;

/// <summary>One WebSocket connection: what is appended goes out in order, in as few writes as there are; a ping is answered.</summary>
internal sealed class EventSocket(HttpContext context, int fragmentBytes)
{
    // A client that reads nothing any more must not fill the memory.
    private const int MaximumPending = 64 << 20;
    private static readonly TimeSpan s_closing = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _ending = new();
    private ArrayBufferWriter<byte> _pending = new();
    private ArrayBufferWriter<byte> _sending = new();
    private bool _closeSent;
    private bool _stalled;

    /// <summary>Called for each ping, pong and data frame that the client sends, with the opcode.</summary>
    public Action<byte>? Received { get; init; }

    /// <summary>Bytes that wait to be sent.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _pending.WrittenCount;
        }
    }

    public void AppendText(ReadOnlySpan<byte> json)
    {
        lock (_lock)
        {
            if (fragmentBytes <= 0 || json.Length <= fragmentBytes)
            {
                AppendFrame(WebSocketFrame.Final | WebSocketFrame.Text, json);
                return;
            }
            for (var start = 0; start < json.Length; start += fragmentBytes)
            {
                var piece = json[start..Math.Min(start + fragmentBytes, json.Length)];
                var first = start == 0 ? WebSocketFrame.Text : WebSocketFrame.Continuation;
                AppendFrame(start + piece.Length == json.Length ? (byte)(first | WebSocketFrame.Final) : first, piece);
            }
        }
    }

    /// <summary>Appends a frame with any first byte, sound or not.</summary>
    public void AppendFrame(byte first, ReadOnlySpan<byte> payload)
    {
        lock (_lock)
        {
            if (_closeSent)
                return;
            WebSocketFrame.Write(_pending, first, payload);
            if (_pending.WrittenCount > MaximumPending)
            {
                Kill();
                return;
            }
        }
        _signal.Writer.TryWrite(true);
    }

    /// <summary>Starts the closing handshake.</summary>
    public void Close(int code, string reason)
    {
        var payload = new byte[2 + Encoding.UTF8.GetByteCount(reason)];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        Encoding.UTF8.GetBytes(reason, payload.AsSpan(2));
        AppendClose(payload);
        _ending.CancelAfter(s_closing);
    }

    /// <summary>Breaks the connection; what was not sent yet is lost.</summary>
    public void Kill()
    {
        context.Abort();
        _ending.Cancel();
    }

    /// <summary>Stops sending without a word, or goes on: a silent cut.</summary>
    public void Stall(bool on)
    {
        Volatile.Write(ref _stalled, on);
        _signal.Writer.TryWrite(true);
    }

    /// <summary>Serves the connection to its end; what was appended before it was there goes out first.</summary>
    public async Task RunAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        var writing = WriteAsync(stream, linked.Token);
        try
        {
            await ReadAsync(stream, linked.Token);
        }
        catch (InvalidDataException)
        {
            context.Abort();
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The client has gone, or we go: either way this connection is over.
        }
        finally
        {
            await linked.CancelAsync();
            await writing;
        }
    }

    private async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (opcode, payload) = await WebSocketFrame.ReadAsync(stream, cancellationToken);
            switch (opcode)
            {
                case WebSocketFrame.Close:
                    AppendClose(payload);
                    await WaitSentAsync(cancellationToken);
                    return;
                case WebSocketFrame.Ping when !Volatile.Read(ref _stalled):
                    AppendFrame(WebSocketFrame.Final | WebSocketFrame.Pong, payload);
                    break;
            }
            Received?.Invoke(opcode);
        }
    }

    private void AppendClose(ReadOnlySpan<byte> payload)
    {
        lock (_lock)
        {
            AppendFrame(WebSocketFrame.Final | WebSocketFrame.Close, payload);
            _closeSent = true;
        }
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            while (await _signal.Reader.WaitToReadAsync(cancellationToken))
            {
                _signal.Reader.TryRead(out _);
                if (Volatile.Read(ref _stalled))
                    continue;
                lock (_lock)
                    (_pending, _sending) = (_sending, _pending);
                if (_sending.WrittenCount == 0)
                    continue;
                await stream.WriteAsync(_sending.WrittenMemory, cancellationToken);
                await stream.FlushAsync(cancellationToken);
                lock (_lock)
                    _sending.ResetWrittenCount();
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The reader ends the connection.
        }
    }

    private async Task WaitSentAsync(CancellationToken cancellationToken)
    {
        var waits = TimeSpan.Zero;
        while (!IsSent() && waits < s_closing)
        {
            await Task.Delay(1, cancellationToken);
            waits += TimeSpan.FromMilliseconds(1);
        }
    }

    private bool IsSent()
    {
        lock (_lock)
            return _pending.WrittenCount == 0 && _sending.WrittenCount == 0;
    }
}
