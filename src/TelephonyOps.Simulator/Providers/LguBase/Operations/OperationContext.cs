using System.Globalization;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;
using TelephonyOps.Simulator.Providers.LguBase.Calls;
using TelephonyOps.Simulator.Providers.LguBase.Server;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>A command, who sends it, and to what.</summary>
internal sealed record OperationContext(LguBaseState State, CtiConnection Connection, CtiCommand Command, CommandPlace Place)
{
    public Knobs Knobs => State.Simulation.Knobs;

    public TransferDesk Desk => State.Desk;

    public ConferenceRooms Rooms => State.Exchange.Rooms;

    /// <summary>The line that is logged in; only LOGIN, LOGINSWP and HEARTBEAT come without one.</summary>
    public LguLine Line => Connection.Line ?? throw new CommandRefusedException("not logged in");

    /// <summary>An argument; empty where it is missing.</summary>
    public string Argument(string name) => Command.Arguments.GetValueOrDefault(name, "");

    /// <summary>An argument that must be there.</summary>
    public string Required(string name) => Argument(name) is { Length: > 0 } value ? value : throw new CommandRefusedException($"{name} is missing");

    /// <summary>A number to dial that must be there.</summary>
    public string RequiredNumber(string name)
    {
        var number = Required(name);
        return DialPlan.IsDialable(number) ? number : throw new CommandRefusedException($"{name} is not a number");
    }

    /// <summary>A list apart by commas, not empty.</summary>
    public IReadOnlyList<string> RequiredList(string name) =>
        Required(name).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A code that must be one of these.</summary>
    public int Choice(string name, params ReadOnlySpan<int> choices) =>
        int.TryParse(Argument(name), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && choices.Contains(code)
            ? code
            : throw new CommandRefusedException($"{name} has a wrong value");

    /// <summary>The beginning of a result; the name is the one that the client sent.</summary>
    public EventText Result(string? name = null) => new EventText("CMDRESULT").Add("CMD", name ?? Command.WireName);

    public IEnumerable<string> Ok => [Result().Add("RES", "OK").ToString()];

    /// <summary>Call control: the events that it causes are the answer.</summary>
    public IEnumerable<string> EventsOnly(Func<bool> control)
    {
        EventsAreNext();
        return control() ? [] : throw new CommandRefusedException();
    }

    /// <summary>The events that answer the command are about to leave.</summary>
    public void EventsAreNext()
    {
        Place.Done();
        Place.Leave();
    }

    public IEnumerable<string> OkIf(bool done) => done ? Ok : throw new CommandRefusedException();
}
