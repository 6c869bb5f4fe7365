using System.Security.Cryptography;
using System.Text;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Observation;
using TelephonyOps.Simulator.Providers.LguBase.Calls;
using TelephonyOps.Simulator.Providers.LguBase.Records;
using TelephonyOps.Simulator.Providers.LguBase.Server;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

namespace TelephonyOps.Simulator.Providers.LguBase;

/// <summary>A text that was sent or received.</summary>
public sealed record LguMessage(string From, string To, string Text);

/// <summary>One line of the exchange: an extension, its 070 number, its phone, and who is logged in to it.</summary>
public sealed class LguLine
{
    private readonly List<LguCall> _calls = [];
    private readonly List<CtiConnection> _connections = [];
    private readonly Lock _lock = new();
    private readonly byte[] _password;
    private long _eventsSent;
    private long _eventsMissed;
    private int _logins;

    internal LguLine(SimulationContext simulation, int extension)
    {
        var knobs = simulation.Knobs;
        var seed = simulation.Options.Seed;
        Extension = $"{extension}";
        Agent = knobs.Text("extension-prefix") + Extension;
        CallerId = knobs.Text("number-pattern").Replace("#", $"0{Extension[1..]}", StringComparison.Ordinal);
        Password = knobs.Text("password") is { Length: > 0 } given
            ? given
            : $"Sim-{new SeededValues(seed, Extension).Bits(0) % 0x1000000000000:x12}";
        _password = Encoding.UTF8.GetBytes(Password);
        History = new(simulation, this);
        Records = new(simulation, this);
        Contacts = new(simulation, this);
    }

    /// <summary>The extension, and what one logs in with.</summary>
    public string Extension { get; }

    /// <summary>The extension as EXTEN, AGENT and channels show it: on Centrex with the customer's number in front.</summary>
    public string Agent { get; }

    /// <summary>The 070 number.</summary>
    public string CallerId { get; }

    /// <summary>The plain password.</summary>
    public string Password { get; }

    /// <summary>Where all calls to it go; null for nowhere.</summary>
    public string? ForwardedTo { get; internal set; }

    /// <summary>What GETPEERINFO says of its phone: <c>OK(21ms)</c>, <c>UNREACHABLE</c>, <c>UNKNOWN</c>.</summary>
    public string Registration { get; internal set; } = "OK(21ms)";

    /// <summary>The address book.</summary>
    public AddressBook Contacts { get; }

    /// <summary>Calls that its phone is part of now, oldest first.</summary>
    public IReadOnlyList<LguCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    /// <summary>The call that came last; null when the phone is idle.</summary>
    public LguCall? LatestCall
    {
        get
        {
            lock (_lock)
                return _calls.Count > 0 ? _calls[^1] : null;
        }
    }

    /// <summary>Connections that are logged in to it now.</summary>
    public int Connections
    {
        get
        {
            lock (_lock)
                return _connections.Count;
        }
    }

    /// <summary>Good log-ins so far.</summary>
    public int Logins => Volatile.Read(ref _logins);

    /// <summary>Events that went out to it, once for each connection; a burst's events are not among them.</summary>
    public long EventsSent => Interlocked.Read(ref _eventsSent);

    /// <summary>Events that nobody was there to hear.</summary>
    public long EventsMissed => Interlocked.Read(ref _eventsMissed);

    /// <summary>Numbers that CLICKCALL was given, in order, whatever came of it.</summary>
    public SharedList<string> Dialled { get; } = new();

    /// <summary>Text messages sent; one for each receiver.</summary>
    public SharedList<LguMessage> SentMessages { get; } = new();

    /// <summary>Text messages received.</summary>
    public SharedList<LguMessage> ReceivedMessages { get; } = new();

    /// <summary>Peer messages sent; one for each receiver that was there.</summary>
    public SharedList<LguMessage> PeerMessages { get; } = new();

    internal LguHistory History { get; }

    internal RecordFiles Records { get; }

    internal bool Accepts(string password) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(password), _password);

    internal void Attach(CtiConnection connection)
    {
        Interlocked.Increment(ref _logins);
        lock (_lock)
            _connections.Add(connection);
    }

    internal void Detach(CtiConnection connection)
    {
        lock (_lock)
            _connections.Remove(connection);
    }

    /// <summary>Those logged in, at this moment.</summary>
    internal IReadOnlyList<CtiConnection> Attached
    {
        get
        {
            lock (_lock)
                return [.. _connections];
        }
    }

    /// <summary>An event for everybody who is logged in to this line.</summary>
    internal void Deliver(EventText text)
    {
        var connections = Attached;
        if (connections.Count == 0)
            Interlocked.Increment(ref _eventsMissed);
        var body = text.ToString();
        foreach (var connection in connections)
        {
            Interlocked.Increment(ref _eventsSent);
            connection.Post(body);
        }
    }

    internal void Enter(LguCall call)
    {
        lock (_lock)
        {
            if (!_calls.Contains(call))
                _calls.Add(call);
        }
    }

    internal void Leave(LguCall call)
    {
        lock (_lock)
            _calls.Remove(call);
    }
}
