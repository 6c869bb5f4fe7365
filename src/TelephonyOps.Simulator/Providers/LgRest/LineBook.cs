using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>The lines of a system, and the exchange that joins them.</summary>
/// <typeparam name="TLine">The system's kind of line.</typeparam>
public abstract class LineBook<TLine>
    where TLine : Line
{
    private readonly Func<SimulationContext, int, TLine> _make;
    private Dictionary<string, TLine> _lines;

    private protected LineBook(SimulationContext simulation, Func<SimulationContext, int, TLine> make)
    {
        _make = make;
        Simulation = simulation;
        Exchange = new(simulation, Resolve, (line, from) => RangAsync((TLine)line, from));
        _lines = MakeLines();
    }

    /// <summary>All accounts.</summary>
    public IReadOnlyCollection<TLine> Accounts => _lines.Values;

    internal SimulationContext Simulation { get; }

    internal Exchange Exchange { get; }

    /// <summary>The account with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public TLine Account(string id) => _lines[id];

    internal TLine? Find(string id) => _lines.GetValueOrDefault(id);

    /// <summary>The account that this number rings: an id, a 070 number or an extension, with or without its zero.</summary>
    internal TLine? Resolve(string number) => Find(number)
        ?? _lines.Values.FirstOrDefault(line => number.Length <= 4 ? line.Extension == number.TrimStart('0') : line.Number == number);

    internal virtual void Reset()
    {
        foreach (var line in _lines.Values)
        {
            if (line.Call is { } call)
                Exchange.End(line, call, CallResult.Failed);
        }
        _lines = MakeLines();
    }

    /// <summary>A phone has begun to ring.</summary>
    private protected virtual Task RangAsync(TLine line, string from) => Task.CompletedTask;

    private Dictionary<string, TLine> MakeLines() => Enumerable
        .Range(1, Simulation.Knobs.Int("accounts"))
        .Select(number => _make(Simulation, number))
        .ToDictionary(line => line.Id, StringComparer.Ordinal);
}
