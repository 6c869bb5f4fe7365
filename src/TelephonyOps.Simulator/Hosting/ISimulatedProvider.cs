namespace TelephonyOps.Simulator.Hosting;

/// <summary>One vendor's system. Nothing here assumes HTTP: a raw TCP server and a native library are providers too.</summary>
public interface ISimulatedProvider
{
    /// <summary>The provider's name as the module spells it, for example <c>Centrex</c>.</summary>
    string Name { get; }

    /// <summary>Every knob that <c>--set</c> accepts. A name outside this list is refused.</summary>
    IReadOnlyList<Knob> Knobs { get; }

    /// <summary>Starts the vendor's server on a loopback address and returns when it accepts clients.</summary>
    Task<SimulatedEndpoint> StartAsync(SimulationContext context, CancellationToken cancellationToken);
}
