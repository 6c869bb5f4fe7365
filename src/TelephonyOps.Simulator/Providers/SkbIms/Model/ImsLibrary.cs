using System.Text;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Observation;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Operations;

namespace TelephonyOps.Simulator.Providers.SkbIms.Model;

/// <summary>
/// One loaded copy of the library, as a process has it: byte strings in, numbers and packed structs out. The shared library's exports and
/// a managed stand-in both end here.
/// </summary>
public sealed class ImsLibrary : IDisposable
{
    internal const string GetEventName = "IMS_GetEvent";

    private static readonly Encoding s_encoding = KoreanText.Encoding;

    private readonly SkbImsState _state;
    private readonly Queue<ImsEvent> _events = [];
    private long _thread;
    private int _inside;
    private long _taken;
    private long _raised;

    internal ImsLibrary(SkbImsState state)
    {
        _state = state;
        Session = new(state, this);
    }

    /// <summary>Events that wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_events)
                return _events.Count;
        }
    }

    /// <summary>Events that were fetched.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Events that were ever queued.</summary>
    public long Raised => Interlocked.Read(ref _raised);

    /// <summary>Who is logged in; null for nobody.</summary>
    public ImsUser? User => Session.User;

    internal ImsSession Session { get; private set; }

    /// <summary>Calls an export. The texts are CP949 bytes without their NUL; the struct of those that have one is given to be filled.</summary>
    /// <returns>What the export returns.</returns>
    /// <exception cref="ArgumentException">There is no such export, or its arguments are others.</exception>
    public int Invoke(string function, byte[][] texts, int[] numbers, Span<byte> structure = default) =>
        Invoke(function, texts, numbers, structure, Environment.CurrentManagedThreadId, isConcurrent: false);

    /// <summary>IMS_GetEvent: 0 and a filled struct of <see cref="ImsStructs.EventSize"/> bytes, or -1.</summary>
    public int GetEvent(Span<byte> structure) => Invoke(GetEventName, [], [], structure);

    internal int Invoke(string name, byte[][] texts, int[] numbers, Span<byte> structure, long thread, bool isConcurrent)
    {
        if (!ImsFunctions.All.TryGetValue(name, out var function))
            throw new ArgumentException($"no export {name}");
        if (texts.Length != function.Texts.Length || numbers.Length != function.Numbers.Length)
            throw new ArgumentException($"{name} takes {function.Texts.Length} texts and {function.Numbers.Length} numbers");
        // Nobody says that the vendor's library may be called from several threads (or from one after the other).
        isConcurrent |= Interlocked.Increment(ref _inside) > 1;
        try
        {
            Watch(name, thread, isConcurrent);
            return name == GetEventName ? Take(structure) : Call(function, texts, numbers, structure);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    /// <summary>As many events as the block has room for; the bytes that they fill.</summary>
    internal int TakeMany(Span<byte> block, long thread, bool isConcurrent)
    {
        var filled = 0;
        var code = Invoke(GetEventName, [], [], block, thread, isConcurrent);
        while (code == ImsCode.Success)
        {
            filled += ImsStructs.EventSize;
            if (block.Length - filled < ImsStructs.EventSize)
                break;
            code = Take(block[filled..]);
        }
        return filled;
    }

    internal void Enqueue(ImsService service, int type, int result, string number1, string number2, string extra) => Enqueue(new(
        _state.NumberOf(service), type, result, s_encoding.GetBytes(number1), s_encoding.GetBytes(number2), s_encoding.GetBytes(extra)));

    internal void EnqueueGarbage()
    {
        var noise = new byte[ImsStructs.ExtraSize];
        for (var index = 0; index < noise.Length; index++)
            noise[index] = (byte)(_state.Values.Bits(index, 77) | 1);
        Enqueue(new(0x7FFF7FFF, 0x7777, unchecked((int)0xDEADBEEF), noise, noise, noise));
    }

    internal void Enqueue(ImsEvent message)
    {
        var coded = message.InFamily(_state.Simulation.Knobs.Text("event-codes"));
        lock (_events)
            _events.Enqueue(coded);
        Interlocked.Increment(ref _raised);
    }

    /// <summary>IMS_Init and IMS_Close wipe everything: the log-in, what goes on, and the queue.</summary>
    internal ImsSession Wipe()
    {
        Session.End();
        lock (_events)
            _events.Clear();
        return Session = new(_state, this);
    }

    /// <inheritdoc />
    public void Dispose() => _state.Unload(this);

    private int Call(ImsFunction function, byte[][] texts, int[] numbers, Span<byte> structure)
    {
        var values = Array.ConvertAll(texts, s_encoding.GetString);
        var account = Session.User?.Id ?? (function.Texts is ["strUserId", ..] ? values[0] : "");
        Note(function, account, values, numbers);
        var simulation = _state.Simulation;
        var atReturn = simulation.Faults.Take(function.Name, account);
        var fault = atReturn is null or { Kind: FaultKind.Delay } ? simulation.Faults.Take(function.Name + ".result", account) : atReturn;
        var late = atReturn is { Kind: FaultKind.Delay or FaultKind.Code } ? atReturn.DelayMs : 0;
        var wait = simulation.Knobs.Milliseconds("latency-ms") + TimeSpan.FromMilliseconds(late);
        if (wait > TimeSpan.Zero)
            simulation.Stopping.WaitHandle.WaitOne(wait);

        if (atReturn is { Kind: FaultKind.Code })
        {
            if (atReturn.DoesOperation)
                Run(function, values, numbers, structure, null);
            return ImsCall.CodeOf(atReturn);
        }
        var code = Run(function, values, numbers, structure, fault);
        return PrintedCodes.Return(simulation.Knobs.Text("codes"), function.Name, code);
    }

    private int Run(ImsFunction function, string[] texts, int[] numbers, Span<byte> structure, Fault? fault)
    {
        lock (_state.Gate)
        {
            if (function.Needs != Needs.Nothing && Session.Drop is var drop and not SilentDrop.None)
                return drop switch { SilentDrop.NotLogin => ImsCode.UserNotLogin, SilentDrop.Fault => ImsCode.EtcFail, _ => ImsCode.Success };
            if (function.Needs != Needs.Nothing && !Session.IsConnected)
                return function.WithoutHost;
            if (function.Needs == Needs.Login && Session.User is null)
                return ImsCode.UserNotLogin;
            if (function.Service != ImsService.Normal && !Session.MayUse(function.Service))
                return ImsCode.NotAllowedService;
            var code = function.Run(new(this, Session, function, texts, numbers, fault));
            if (structure.Length > 0)
            {
                // What a structure brings is the result: no event follows that would be counted.
                SessionOperations.Fill(function.Name, Session, structure);
                if (code == ImsCode.Success)
                    _state.Simulation.Counters.AddHandled(function.Name);
            }
            return code;
        }
    }

    private int Take(Span<byte> structure)
    {
        if (structure.Length < ImsStructs.EventSize)
            throw new ArgumentException($"IMS_GetEvent fills {ImsStructs.EventSize} bytes");
        ImsEvent? message;
        lock (_events)
        {
            if (!_events.TryDequeue(out message))
                return ImsCode.NoEvent;
        }
        ImsStructs.Write(structure, message, _state.Simulation.Knobs);
        Interlocked.Increment(ref _taken);
        _state.Simulation.Counters.AddHandled(GetEventName);
        return ImsCode.Success;
    }

    private void Watch(string name, long thread, bool isConcurrent)
    {
        _state.Simulation.Counters.AddReceived(name);
        if (isConcurrent)
            _state.Simulation.Violations.Add("concurrent-call", Session.User?.Id ?? "", name);
        if (Interlocked.CompareExchange(ref _thread, thread, 0) is var first and not 0 && first != thread)
        {
            _state.Simulation.Violations.Add("another-thread", Session.User?.Id ?? "", name);
            Interlocked.Exchange(ref _thread, thread);
        }
    }

    private void Note(ImsFunction function, string account, string[] texts, int[] numbers)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < texts.Length; index++)
            fields[function.Texts[index]] = texts[index];
        for (var index = 0; index < numbers.Length; index++)
            fields[function.Numbers[index]] = numbers[index].ToString(System.Globalization.CultureInfo.InvariantCulture);
        _state.Simulation.Journal.Add(new JournalEntry(
            _state.Simulation.Clock.GetUtcNow(), "CALL", function.Name, function.Name, account, null, null, string.Join(", ", fields.Values), fields));
    }
}
