using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.Ipecs.Events;
using TelephonyOps.Simulator.Providers.Ipecs.Sessions;
using TelephonyOps.Simulator.Providers.Ipecs.Smdr;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;

namespace TelephonyOps.Simulator.Providers.Ipecs;

/// <summary>A station as it is now.</summary>
public sealed record StationView(
    string Number,
    string Status,
    bool IsRegistered,
    bool Dnd,
    string ForwardType,
    string ForwardDestination,
    string Digits,
    string? CallBack,
    string? PrimaryAgentId,
    string AgentState,
    IReadOnlyList<int> Calls);

/// <summary>A call as it is now; each party as <c>number:state</c>.</summary>
public sealed record CallView(int RefId, string CallingDn, string CalledDn, bool IsConference, int? ParkedAt, IReadOnlyList<string> Parties);

/// <summary>The whole simulated system. What tests read are copies.</summary>
public sealed class IpecsState
{
    private Dictionary<string, IpecsAccount> _accounts;
    private PhoneSwitch _switch;

    internal IpecsState(SimulationContext simulation)
    {
        Simulation = simulation;
        Sessions = new(simulation);
        Sockets = new(simulation, Sessions);
        Hub = new(simulation, Sessions);
        _switch = new(simulation, Hub);
        _accounts = MakeAccounts();
    }

    /// <summary>Who is logged in.</summary>
    public IReadOnlyList<IpecsSession> LoggedIn => Sessions.All;

    /// <summary>The call records.</summary>
    public SmdrStore Records => Switch.Smdr;

    /// <summary>The calls that there are.</summary>
    public IReadOnlyList<CallView> Calls => Switch.Run<IReadOnlyList<CallView>>(() => [.. Switch.Calls.Values.Select(View)]);

    /// <summary>The stations.</summary>
    public IReadOnlyList<StationView> Stations => Switch.Run<IReadOnlyList<StationView>>(() => [.. Switch.Stations.Values.Select(View)]);

    /// <summary>Pages made: index and station.</summary>
    public IReadOnlyList<(int Page, string Station)> Pages => Switch.Pages.Items;

    internal SimulationContext Simulation { get; }

    internal SessionTable Sessions { get; }

    internal SocketHost Sockets { get; }

    internal EventHub Hub { get; }

    internal PhoneSwitch Switch => Volatile.Read(ref _switch);

    internal IEnumerable<IpecsAccount> Accounts => _accounts.Values;

    /// <summary>The login of this account; null when it is not logged in.</summary>
    public IpecsSession? Session(string account) => Sessions.Find(account);

    /// <summary>The station with this number.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public StationView Station(string number) => Switch.Run(() => View(Switch.Stations[number]));

    internal IpecsAccount? FindAccount(string id) => _accounts.GetValueOrDefault(id);

    internal void Reset()
    {
        Sessions.EndAll();
        Switch.Dispose();
        Volatile.Write(ref _switch, new(Simulation, Hub));
        _accounts = MakeAccounts();
    }

    private Dictionary<string, IpecsAccount> MakeAccounts()
    {
        const Resources All = Resources.Smdr | Resources.Acd | Resources.Cti;
        IEnumerable<IpecsAccount> accounts =
        [
            Server("rest", All), Server("rest2", All), Server("cti", Resources.Cti), Server("acd", Resources.Acd), Server("smdr", Resources.Smdr),
            // 2.1.1: a station without an authentication code cannot log in; the last one has none.
            .. Switch.Stations.Values.Where(station => station.HasLicence).Select(StationUser),
        ];
        return accounts.ToDictionary(account => account.Id, StringComparer.Ordinal);
    }

    private IpecsAccount Server(string id, Resources resources) => new(id, Password(id), resources, IsStation: false);

    private IpecsAccount StationUser(Station station) =>
        new(station.Number, $"*{station.Number}{Password(station.Number)}$", Resources.Smdr | Resources.ClickCall, IsStation: true);

    private string Password(string id) => Simulation.Knobs.Text("password") is { Length: > 0 } given
        ? given
        : $"Ip{new SeededValues(Simulation.Options.Seed, "ipecs/" + id).Bits(0) % 0x100000000:x8}";

    private static StationView View(Station station) => new(
        station.Number,
        station.Status,
        station.IsRegistered,
        station.Dnd,
        station.Forward.Type,
        station.Forward.Destination,
        station.Digits,
        station.CallBack?.Number,
        station.Agent.Primary?.AgentId,
        station.Agent.State.ToString(),
        [.. station.Legs.Select(leg => leg.Call.RefId)]);

    private static CallView View(Call call) => new(
        call.RefId, call.CallingDn, call.CalledDn, call.IsConference, call.ParkedAt, [.. call.Legs.Select(leg => $"{leg.Number}:{leg.State}")]);
}
