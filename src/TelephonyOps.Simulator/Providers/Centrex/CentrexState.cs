using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>The whole simulated system: its accounts, its exchange, its hooks. Tests read it; its numbers are what really happened.</summary>
public sealed class CentrexState : LineBook<CentrexAccount>
{
    internal CentrexState(SimulationContext simulation)
        : base(simulation, static (context, number) => new(context, number)) => Hooks = new(simulation);

    /// <summary>Call-backs that were made, in order.</summary>
    public IReadOnlyList<HookCall> HookCalls => Hooks.Made;

    internal HookCaller Hooks { get; }

    /// <summary>A message arrives: it is kept, and the hook is called.</summary>
    internal void Deliver(CentrexAccount receiver, string from, string text)
    {
        receiver.Received.Add(new(KoreaTime.Now(Simulation.Clock), from, receiver.Id, text));
        Exchange.Run(() => Hooks.CallAsync(receiver, HookKind.Sms, from, text));
    }

    internal override void Reset()
    {
        base.Reset();
        Hooks.Clear();
    }

    private protected override Task RangAsync(CentrexAccount line, string from) => Hooks.CallAsync(line, HookKind.Ring, from, "");
}
