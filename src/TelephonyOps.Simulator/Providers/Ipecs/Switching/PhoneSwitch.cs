using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Observation;
using TelephonyOps.Simulator.Providers.Ipecs.Events;
using TelephonyOps.Simulator.Providers.Ipecs.Smdr;

namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>The switch's parts and what is going on in it. One thing happens at a time: everything goes through <see cref="Run{T}"/>.</summary>
internal sealed class PhoneSwitch : IDisposable
{
    private readonly SimulationContext _simulation;
    private readonly CancellationTokenSource _ending;
    private readonly Lock _lock = new();
    private readonly List<Station> _touched = [];
    private readonly Dictionary<int, OutsideParty> _trunks = [];
    private int _lastRefId;

    public PhoneSwitch(SimulationContext simulation, EventHub hub)
    {
        _simulation = simulation;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(simulation.Stopping);
        Hub = hub;
        Announce = new(hub, simulation.Knobs);
        Acd = new(hub);
        Smdr = new(simulation);
        var count = Knobs.Int("stations");
        Stations = Enumerable.Range(1, count).Select(index => new Station(index, count)).ToDictionary(station => station.Number, StringComparer.Ordinal);
        AcdGroups = Enumerable.Range(1, 2).Select(bin => new AcdGroup(bin)).ToDictionary(group => group.Number, StringComparer.Ordinal);
        Groups = new[]
        {
            new ConferenceGroup(1, ["1001", "1002", "1003"]),
            new ConferenceGroup(2, ["1004", "1005"]),
            new ConferenceGroup(100, ["1006", "1007", "1008"]),
        }.ToDictionary(group => group.Index);
        Rooms = Enumerable.Range(1, Knobs.Int("rooms")).Select(index => new ConferenceRoom(index)).ToDictionary(room => room.Index);
        foreach (var group in Groups.Values)
            group.Restore();
        Flow = new(this);
        Desk = new(this);
        Conferences = new(this);
    }

    public EventHub Hub { get; }

    public Announcer Announce { get; }

    public AcdLog Acd { get; }

    public SmdrStore Smdr { get; }

    public CallFlow Flow { get; }

    public AcdDesk Desk { get; }

    public ConferenceDesk Conferences { get; }

    public Knobs Knobs => _simulation.Knobs;

    public DateTime Now => KoreaTime.Now(_simulation.Clock);

    public Dictionary<string, Station> Stations { get; }

    public Dictionary<string, AcdGroup> AcdGroups { get; }

    public Dictionary<int, ConferenceGroup> Groups { get; }

    public Dictionary<int, ConferenceRoom> Rooms { get; }

    public Dictionary<int, Call> Calls { get; } = [];

    public Dictionary<int, Call> Parked { get; } = [];

    /// <summary>Pages made: the index and the station that made it.</summary>
    public SharedList<(int Page, string Station)> Pages { get; } = new();

    public T Run<T>(Func<T> act)
    {
        lock (_lock)
        {
            try
            {
                return act();
            }
            finally
            {
                Settle();
            }
        }
    }

    public void Run(Action act) => Run(() =>
    {
        act();
        return true;
    });

    public Call NewCall(string callingDn, string calledDn)
    {
        var call = new Call(++_lastRefId, callingDn, calledDn, Now);
        Calls.Add(call.RefId, call);
        return call;
    }

    public Leg Join(Call call, Party party, LegState state)
    {
        var leg = new Leg(call, party, state);
        call.Legs.Add(leg);
        if (party is Station station)
        {
            station.Legs.Add(leg);
            call.LastStation = station;
            Touch(station);
        }
        else if (party is OutsideParty outside)
        {
            call.Outside = outside;
        }
        return leg;
    }

    public void Leave(Leg leg)
    {
        leg.Call.Legs.Remove(leg);
        if (leg.Station is { } station)
        {
            station.Legs.Remove(leg);
            Touch(station);
        }
        else if (leg.Party is OutsideParty outside && _trunks.Remove(outside.Trunk))
        {
            Acd.Of(2, outside);
        }
    }

    /// <summary>Changes what a party does; its phone's status may have changed with it.</summary>
    public void Set(Leg leg, LegState state)
    {
        leg.State = state;
        if (leg.Station is { } station)
            Touch(station);
    }

    public void Touch(Station station)
    {
        if (!_touched.Contains(station))
            _touched.Add(station);
    }

    /// <summary>A free trunk with this party on it; null when all are taken.</summary>
    public OutsideParty? Seize(string number, int? wanted = null)
    {
        var trunk = wanted ?? Enumerable.Range(1, Knobs.Int("trunks")).FirstOrDefault(index => !_trunks.ContainsKey(index));
        if (trunk == 0 || _trunks.ContainsKey(trunk))
            return null;
        return _trunks[trunk] = new(number, trunk);
    }

    /// <summary>Does something later, unless the call has gone on meanwhile: the action must look for itself. A negative time is never.</summary>
    public void After(TimeSpan delay, Action act)
    {
        if (delay < TimeSpan.Zero)
            return;
        _ = Task.Run(async () =>
        {
            try
            {
                await Task.Delay(delay, _simulation.Clock, _ending.Token);
                Run(act);
            }
            catch (OperationCanceledException)
            {
                // The simulator ends, or its state is made anew.
            }
        });
    }

    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    // Presence, the ACD's idle and busy, agents, and whoever waits for a free phone follow from what has just happened.
    private void Settle()
    {
        while (_touched.Count > 0)
        {
            var station = _touched[0];
            _touched.RemoveAt(0);
            var status = station.Status;
            if (status != station.ToldStatus)
            {
                station.ToldStatus = status;
                Announce.Presence(station, Knobs.Text("status-words") == "cfwd" ? status.Replace("fwd_", "cfwd_", StringComparison.Ordinal) : status);
            }
            if (station.IsIdle == station.ToldBusy)
            {
                station.ToldBusy = !station.IsIdle;
                Acd.Of(station.ToldBusy ? 17 : 18, station);
            }
            Desk.Follow(station);
            if (station.IsIdle)
                Flow.ServeWaiting(station);
        }
    }
}
