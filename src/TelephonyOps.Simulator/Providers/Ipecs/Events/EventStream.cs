using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.Ipecs.Events;

/// <summary>
/// The events of one login: their serial numbers, and the socket that carries them when one is open.
/// The numbers go on without a socket, or begin anew with each, as the setting <c>serial</c> says.
/// </summary>
public sealed class EventStream
{
    private const int RoomEnough = 4 << 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private readonly Knobs _knobs;
    private readonly EventWriter _format;
    private readonly ArrayBufferWriter<byte> _scratch = new(512);
    private readonly Utf8JsonWriter _json;
    private EventSocket? _socket;
    private byte[]? _kept;
    private bool _exchangeNext;
    private long _serial;

    internal EventStream(SimulationContext simulation)
    {
        _knobs = simulation.Knobs;
        _format = new(_knobs);
        _json = new(_scratch, s_json);
    }

    /// <summary>Whether a socket is open.</summary>
    public bool IsOpen => Volatile.Read(ref _socket) is not null;

    /// <summary>The last serial number that was given out.</summary>
    public long LastSerial => Interlocked.Read(ref _serial);

    /// <summary>Serial numbers that an event got, with or without a socket.</summary>
    public long Raised { get; private set; }

    /// <summary>Events handed to a socket. One that was killed may have lost some of them.</summary>
    public long Written { get; private set; }

    /// <summary>Serial numbers that were left out on purpose.</summary>
    public long Skipped { get; private set; }

    /// <summary>Frames sent once more on purpose.</summary>
    public long Repeated { get; private set; }

    /// <summary>Frames that are no events.</summary>
    public long Garbage { get; private set; }

    /// <summary>Sockets opened.</summary>
    public int Sockets { get; private set; }

    /// <summary>Ping frames that the client sent.</summary>
    public int Pings { get; private set; }

    /// <summary>Pong frames that the client sent, asked for or not.</summary>
    public int Pongs { get; private set; }

    internal EventSocket Open(HttpContext context, Action<byte> received)
    {
        var socket = new EventSocket(context, _knobs.Int("fragment-bytes")) { Received = opcode => Count(opcode, received) };
        EventSocket? former;
        lock (_lock)
        {
            former = _socket;
            _socket = socket;
            Sockets++;
            if (_knobs.Text("serial") == "socket")
                _serial = 0;
        }
        // 3.1: one WebSocket a login. The newer one is the client's; the older one is dead or forgotten.
        former?.Close(1008, "another WebSocket");
        return socket;
    }

    /// <summary>The socket has ended. Where it was still the one in use, what ends with it does before another can open.</summary>
    internal void End(EventSocket socket, Action ended)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_socket, socket))
                return;
            _socket = null;
            ended();
        }
    }

    internal void Send(CallEvent call)
    {
        lock (_lock)
        {
            Raised++;
            var serial = ++_serial;
            if (_socket is null)
                return;
            Begin();
            _format.Write(_json, call, serial);
            _json.Flush();
            Deliver(_format.Misprint(call, _scratch.WrittenSpan) ?? _scratch.WrittenSpan);
        }
    }

    /// <summary>An event without a serial number: ACD and SMDR have none.</summary>
    internal void Send(string name, Action<Utf8JsonWriter> writeData)
    {
        lock (_lock)
        {
            if (_socket is null)
                return;
            Begin();
            _json.WriteStartObject();
            _json.WriteString("event", name);
            _json.WriteStartObject("data");
            writeData(_json);
            _json.WriteEndObject();
            _json.WriteEndObject();
            _json.Flush();
            Deliver(_scratch.WrittenSpan);
        }
    }

    internal void Skip(int count)
    {
        lock (_lock)
        {
            _serial += count;
            Skipped += count;
        }
    }

    internal bool Repeat(int count)
    {
        lock (_lock)
        {
            if (_socket is null || _scratch.WrittenCount == 0)
                return false;
            for (var done = 0; done < count; done++)
                _socket.AppendText(_scratch.WrittenSpan);
            Repeated += count;
            return true;
        }
    }

    /// <summary>The next event goes out after the one that follows it.</summary>
    internal void ExchangeNext()
    {
        lock (_lock)
            _exchangeNext = true;
    }

    internal bool SendRaw(byte first, ReadOnlySpan<byte> payload)
    {
        lock (_lock)
        {
            Garbage++;
            _socket?.AppendFrame(first, payload);
            return _socket is not null;
        }
    }

    internal bool CloseSocket(int code, string reason) => WithSocket(socket => socket.Close(code, reason));

    internal bool KillSocket() => WithSocket(socket => socket.Kill());

    /// <summary>Kills the socket under an event: it gets its number and is lost, however soon the client is back.</summary>
    internal void KillSocketUnder(CallEvent call)
    {
        lock (_lock)
        {
            KillSocket();
            Send(call);
        }
    }

    internal bool StallSocket(bool on) => WithSocket(socket => socket.Stall(on));

    /// <summary>Waits until the socket has taken most of what it was given; at once without one.</summary>
    internal Task WaitForRoomAsync(CancellationToken cancellationToken) => WaitAsync(
        () => Volatile.Read(ref _socket) is not { } socket || socket.Pending <= RoomEnough, "the client has read nothing for 30 s", cancellationToken);

    /// <summary>Waits until the client has opened so many sockets and the last of them is open.</summary>
    internal Task WaitForSocketAsync(int count, CancellationToken cancellationToken) => WaitAsync(
        () => Sockets >= count && IsOpen, "the client has opened no other socket for 30 s", cancellationToken);

    private static async Task WaitAsync(Func<bool> holds, string complaint, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (!holds())
        {
            if (Stopwatch.GetElapsedTime(since) > s_patience)
                throw new SimulatorActionException(complaint);
            await Task.Delay(1, cancellationToken);
        }
    }

    private bool WithSocket(Action<EventSocket> act)
    {
        if (Volatile.Read(ref _socket) is not { } socket)
            return false;
        act(socket);
        return true;
    }

    private void Count(byte opcode, Action<byte> received)
    {
        if (opcode == WebSocketFrame.Ping)
            Pings++;
        else if (opcode == WebSocketFrame.Pong)
            Pongs++;
        received(opcode);
    }

    private void Begin()
    {
        _scratch.ResetWrittenCount();
        _json.Reset();
    }

    private void Deliver(ReadOnlySpan<byte> json)
    {
        Written++;
        if (_exchangeNext && _kept is null)
        {
            _kept = json.ToArray();
            return;
        }
        _socket!.AppendText(json);
        if (_kept is not { } kept)
            return;
        _socket.AppendText(kept);
        _kept = null;
        _exchangeNext = false;
    }
}
