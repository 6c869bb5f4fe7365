using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Observation;

namespace TelephonyOps.Simulator.Hosting;

/// <summary>What the host gives a provider to run with.</summary>
public sealed class SimulationContext : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    internal SimulationContext(SimulatorOptions options, Knobs knobs)
    {
        Options = options;
        Knobs = knobs;
        Violations = new(options.Clock);
    }

    /// <summary>The options of the run.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>The provider's settings, live.</summary>
    public Knobs Knobs { get; }

    /// <summary>The clock for everything that a client can observe.</summary>
    public TimeProvider Clock => Options.Clock;

    /// <summary>Faults that wait for a matching request.</summary>
    public FaultBook Faults { get; } = new();

    /// <summary>What was asked, in order, bounded.</summary>
    public RequestJournal Journal { get; } = new();

    /// <summary>What the client must not have done.</summary>
    public ViolationLog Violations { get; }

    /// <summary>Requests received and operations done, by operation.</summary>
    public OperationCounters Counters { get; } = new();

    /// <summary>Cancelled when the simulator ends: every wait must end with it.</summary>
    public CancellationToken Stopping => _stopping.Token;

    internal void Reset()
    {
        Faults.Clear();
        Journal.Clear();
        Violations.Clear();
        Counters.Clear();
        Knobs.Reset();
    }

    internal Task StopAsync() => _stopping.CancelAsync();

    /// <inheritdoc />
    public void Dispose() => _stopping.Dispose();
}
