using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>The whole simulated system: its accounts, its exchange, its hooks. Tests read it; its numbers are what really happened.</summary>
public sealed class CentrexState
{
    private Dictionary<string, CentrexAccount> _accounts;

    internal CentrexState(SimulationContext simulation)
    {
        Simulation = simulation;
        Hooks = new(simulation);
        Exchange = new(this);
        _accounts = MakeAccounts();
    }

    /// <summary>All accounts, by number.</summary>
    public IReadOnlyCollection<CentrexAccount> Accounts => _accounts.Values;

    /// <summary>Call-backs that were made, in order.</summary>
    public IReadOnlyList<HookCall> HookCalls => Hooks.Made;

    internal SimulationContext Simulation { get; }

    internal HookCaller Hooks { get; }

    internal Exchange Exchange { get; }

    /// <summary>The account with this 070 number.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public CentrexAccount Account(string id) => _accounts[id];

    internal CentrexAccount? Find(string id) => _accounts.GetValueOrDefault(id);

    /// <summary>The account that this number rings: a 070 number or an extension, with or without its zero.</summary>
    internal CentrexAccount? Resolve(string number) => Find(number)
        ?? (number.Length <= 4 ? _accounts.Values.FirstOrDefault(account => account.Extension == number.TrimStart('0')) : null);

    /// <summary>A message arrives: it is kept, and the hook is called.</summary>
    internal void Deliver(CentrexAccount receiver, string from, string text)
    {
        receiver.Received.Add(new(KoreaTime.Now(Simulation.Clock), from, receiver.Id, text));
        Exchange.Run(() => Hooks.CallAsync(receiver, HookKind.Sms, from, text));
    }

    internal void Reset()
    {
        Exchange.EndAll();
        Hooks.Clear();
        _accounts = MakeAccounts();
    }

    private Dictionary<string, CentrexAccount> MakeAccounts() => Enumerable
        .Range(1, Simulation.Knobs.Int("accounts"))
        .Select(number => new CentrexAccount(Simulation, number))
        .ToDictionary(account => account.Id, StringComparer.Ordinal);
}
