using System.Buffers;
using System.Net.Sockets;
using System.Threading.Channels;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.LguBase.Server;

/// <summary>
/// One connection's way out. Whoever has an event puts it here and goes on: a client that does not read never holds up the exchange,
/// it only fills this queue until the connection is dropped. Frames leave whole, split, or several in one piece, as the knobs say.
/// </summary>
internal sealed class OutgoingQueue(Socket socket, SimulationContext simulation)
{
    private const int BatchBytes = 1 << 16;

    private readonly Channel<Outgoing> _queue = Channel.CreateUnbounded<Outgoing>(new() { SingleReader = true });
    private readonly NetworkStream _stream = new(socket, ownsSocket: false);
    private readonly ArrayBufferWriter<byte> _batch = new(BatchBytes);
    private readonly List<TaskCompletionSource> _waiting = [];
    private long _queuedBytes;

    /// <summary>False when more waits than the knob <c>queue-limit-bytes</c> allows, or the way out is closed.</summary>
    public bool TryAdd(Outgoing item)
    {
        if (Interlocked.Add(ref _queuedBytes, item.Bytes.Length) > simulation.Knobs.Number("queue-limit-bytes"))
            return false;
        if (_queue.Writer.TryWrite(item))
            return true;
        item.Written?.TrySetCanceled();
        return false;
    }

    /// <summary>Sends until the queue is closed; says how it ended.</summary>
    public async Task<Ending> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(cancellationToken))
            {
                var glue = simulation.Knobs.Milliseconds("glue-ms");
                if (glue > TimeSpan.Zero)
                    await Task.Delay(glue, simulation.Clock, cancellationToken);
                var ending = await SendWaitingAsync(cancellationToken);
                if (ending != Ending.None)
                    return ending;
            }
            return Ending.None;
        }
        finally
        {
            _queue.Writer.TryComplete();
            _waiting.ForEach(written => written.TrySetCanceled(cancellationToken));
            while (_queue.Reader.TryRead(out var left))
                left.Written?.TrySetCanceled(cancellationToken);
        }
    }

    public void Complete() => _queue.Writer.TryComplete();

    private async Task<Ending> SendWaitingAsync(CancellationToken cancellationToken)
    {
        while (_queue.Reader.TryRead(out var item))
        {
            if (item.Written is not null)
                _waiting.Add(item.Written);
            if (item.Piece > 0)
            {
                await FlushAsync(cancellationToken);
                await SendPiecesAsync(item.Bytes, item.Piece, item.Pause, cancellationToken);
                Interlocked.Add(ref _queuedBytes, -item.Bytes.Length);
            }
            else
            {
                _batch.Write(item.Bytes.Span);
            }
            if (_batch.WrittenCount >= BatchBytes || item.Ending != Ending.None)
                await FlushAsync(cancellationToken);
            if (item.Ending != Ending.None)
            {
                socket.Shutdown(SocketShutdown.Send);
                return item.Ending;
            }
        }
        await FlushAsync(cancellationToken);
        return Ending.None;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        var piece = simulation.Knobs.Int("split-bytes");
        if (piece > 0)
            await SendPiecesAsync(_batch.WrittenMemory, piece, simulation.Knobs.Milliseconds("split-pause-ms"), cancellationToken);
        else
            await _stream.WriteAsync(_batch.WrittenMemory, cancellationToken);
        Interlocked.Add(ref _queuedBytes, -_batch.WrittenCount);
        _batch.ResetWrittenCount();
        _waiting.ForEach(written => written.TrySetResult());
        _waiting.Clear();
    }

    private async Task SendPiecesAsync(ReadOnlyMemory<byte> bytes, int piece, TimeSpan pause, CancellationToken cancellationToken)
    {
        for (var start = 0; start < bytes.Length; start += piece)
        {
            if (start > 0 && pause > TimeSpan.Zero)
                await Task.Delay(pause, simulation.Clock, cancellationToken);
            await _stream.WriteAsync(bytes.Slice(start, Math.Min(piece, bytes.Length - start)), cancellationToken);
        }
    }
}
