using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;
using TelephonyOps.Simulator.Providers.LguBase.Calls;

namespace TelephonyOps.Simulator.Providers.LguBase;

/// <summary>The whole simulated exchange: its lines, calls and conferences. Tests read it; its numbers are what really happened.</summary>
public sealed class LguBaseState
{
    private const int MostForwards = 5;

    private Dictionary<string, LguLine> _lines;
    private int _malformedCommands;
    private int _brokenFrames;

    internal LguBaseState(SimulationContext simulation)
    {
        Simulation = simulation;
        _lines = MakeLines();
        Exchange = new(this);
        Desk = new(this, Exchange);
    }

    /// <summary>All lines, by extension.</summary>
    public IReadOnlyCollection<LguLine> Lines => _lines.Values;

    /// <summary>Conferences that go on, and their legs.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CallLeg>> Rooms => Exchange.Rooms.Now;

    /// <summary>Bodies that were no command.</summary>
    public int MalformedCommands => Volatile.Read(ref _malformedCommands);

    /// <summary>Connections that were ended because a header announced more than 32,767 bytes.</summary>
    public int BrokenFrames => Volatile.Read(ref _brokenFrames);

    internal SimulationContext Simulation { get; }

    internal CtiExchange Exchange { get; }

    internal TransferDesk Desk { get; }

    /// <summary>The line with this extension.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public LguLine Line(string extension) => _lines[extension];

    /// <summary>The line that this number means: an extension, with the customer's number in front or without, or a 070 number.</summary>
    internal LguLine? Resolve(string number) =>
        _lines.GetValueOrDefault(number) ?? _lines.Values.FirstOrDefault(line => line.Agent == number || line.CallerId == number);

    /// <summary>Where a call to this number ends up, after forwarding; a line of null is outside.</summary>
    internal (LguLine? Line, string Number) Destination(string number)
    {
        var line = Resolve(number);
        for (var hop = 0; hop < MostForwards && line?.ForwardedTo is { } next; hop++)
        {
            number = next;
            line = Resolve(number);
        }
        return (line, number);
    }

    /// <summary>Whether a call of this line to the number can begin: a line other than itself, or a number outside.</summary>
    internal bool CanReach(string number, LguLine from) =>
        DialPlan.IsDialable(number) && Resolve(number) is var line && (line is null ? number.Length > from.Extension.Length + 1 : line != from);

    internal void CountMalformed() => Interlocked.Increment(ref _malformedCommands);

    internal void CountBrokenFrame() => Interlocked.Increment(ref _brokenFrames);

    internal void Reset()
    {
        Exchange.EndAll();
        _lines = MakeLines();
        Interlocked.Exchange(ref _malformedCommands, 0);
        Interlocked.Exchange(ref _brokenFrames, 0);
    }

    private Dictionary<string, LguLine> MakeLines() => Enumerable
        .Range(Simulation.Knobs.Int("first-extension"), Simulation.Knobs.Int("lines"))
        .Select(extension => new LguLine(Simulation, extension))
        .ToDictionary(line => line.Extension, StringComparer.Ordinal);
}
