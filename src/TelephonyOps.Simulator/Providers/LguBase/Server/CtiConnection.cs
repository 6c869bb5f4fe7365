using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LguBase.Wire;
using TelephonyOps.Simulator.Tcp;

namespace TelephonyOps.Simulator.Providers.LguBase.Server;

/// <summary>One client: frames in, frames out, and the silence between them.</summary>
internal sealed class CtiConnection : ITcpConnection
{
    // 2.6: a heart-beat within 30 seconds. A shorter limit is a test's own and breaks no rule.
    private static readonly TimeSpan s_heartBeat = TimeSpan.FromSeconds(30);

    private readonly Socket _socket;
    private readonly LguBaseState _state;
    private readonly CommandRunner _runner;
    private readonly OutgoingQueue _queue;
    private readonly HashSet<string> _inFlight = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _aborted;
    private long _lastHeard;
    private volatile bool _muted;

    public CtiConnection(Socket socket, LguBaseState state, CommandRunner runner)
    {
        _socket = socket;
        _state = state;
        _runner = runner;
        _queue = new(socket, state.Simulation);
        Format = new(Knobs.Text("byte-order") != "little");
        _lastHeard = Clock.GetTimestamp();
    }

    public FrameFormat Format { get; }

    /// <summary>Who is logged in.</summary>
    public LguLine? Line { get; private set; }

    /// <summary>Cancelled when the connection ends.</summary>
    public CancellationToken Ending => _ending.Token;

    public Task Over => _over.Task;

    private Knobs Knobs => _state.Simulation.Knobs;

    private TimeProvider Clock => _state.Simulation.Clock;

    public async Task RunAsync()
    {
        using var stopping = _state.Simulation.Stopping.Register(Abort);
        try
        {
            var writing = WriteAsync();
            var watching = WatchIdleAsync();
            await ReadAsync();
            await _ending.CancelAsync();
            await Task.WhenAll(writing, watching);
        }
        finally
        {
            Line?.Detach(this);
            _queue.Complete();
            _socket.Dispose();
            _over.TrySetResult();
        }
    }

    public void LogIn(LguLine line)
    {
        Line?.Detach(this);
        Line = line;
        line.Attach(this);
    }

    /// <summary>Sends a text in a frame, behind all that waits.</summary>
    public void Post(string body) => Post(new Outgoing(Frame(body)));

    public void Post(Outgoing item)
    {
        if (!_muted && !_queue.TryAdd(item))
            Abort();
    }

    /// <summary>Sends, and comes back when the bytes are in the system's hands.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_muted || !_queue.TryAdd(new(bytes, Written: written)))
            written.TrySetCanceled();
        return written.Task;
    }

    public byte[] Frame(string body) => Format.Encode((short)Knobs.Int("frame-type"), body);

    /// <summary>Whatever happens from now on is not sent.</summary>
    public void Mute() => _muted = true;

    /// <summary>As <see cref="ITcpConnection.Abort"/>; what waits is lost.</summary>
    public void Abort()
    {
        _muted = true;
        if (Interlocked.Exchange(ref _aborted, 1) != 0 || _over.Task.IsCompleted)
            return;
        // Nobody is logged in over a broken connection, however long its end takes here: the client may be back before it.
        Line?.Detach(this);

        // Cancelling asynchronously: whoever aborts may hold the exchange's lock.
        _ = _ending.CancelAsync();
        _socket.Close(timeout: 0);
    }

    /// <summary>Ends the server's side behind what waits; the client can go on sending.</summary>
    public void HalfClose()
    {
        _muted = true;
        _queue.TryAdd(new(default, Ending: Server.Ending.HalfClose));
    }

    /// <summary>Marks a command as being worked on. False when one of its name is already.</summary>
    public bool Begin(string command)
    {
        lock (_inFlight)
            return _inFlight.Add(command);
    }

    public void Finish(string command)
    {
        lock (_inFlight)
            _inFlight.Remove(command);
    }

    private async Task ReadAsync()
    {
        var reader = PipeReader.Create(new NetworkStream(_socket, ownsSocket: false));
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(_ending.Token);
                Volatile.Write(ref _lastHeard, Clock.GetTimestamp());
                var buffer = result.Buffer;
                while (Format.TryRead(ref buffer, out var frame))
                    _runner.Start(this, frame);
                reader.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted)
                    return;
            }
        }
        catch (OversizeFrameException)
        {
            _state.CountBrokenFrame();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went, or the connection was ended here.
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            if (await _queue.RunAsync(_ending.Token) == Server.Ending.Close)
                await _ending.CancelAsync();
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            await _ending.CancelAsync();
        }
    }

    private async Task WatchIdleAsync()
    {
        try
        {
            while (true)
            {
                var limit = Knobs.Milliseconds("idle-timeout-ms");
                var silence = Clock.GetElapsedTime(Volatile.Read(ref _lastHeard));
                if (limit > TimeSpan.Zero && silence >= limit)
                    break;
                var wait = limit > TimeSpan.Zero ? limit - silence : s_heartBeat;
                await Task.Delay(wait, Clock, _ending.Token);
            }
            if (Line is { } line && Knobs.Milliseconds("idle-timeout-ms") >= s_heartBeat)
                _state.Simulation.Violations.Add("heartbeat-missed", line.Extension, "HEARTBEAT");
            await _ending.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // Over before it was idle for too long.
        }
    }
}
