using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs;

/// <summary>The whole simulated system. Tests read it; its numbers are what really happened.</summary>
public sealed class DcsState : LineBook<DcsAccount>
{
    internal DcsState(SimulationContext simulation)
        : base(simulation, static (context, number) => new(context, number))
    {
    }

    /// <summary>The days that have generated rows, newest first.</summary>
    public IReadOnlyList<DateOnly> Days => new DayCalendar(Simulation).Days;
}
