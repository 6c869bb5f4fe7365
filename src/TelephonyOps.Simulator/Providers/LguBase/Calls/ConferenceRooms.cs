using System.Globalization;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>Conferences (3.14–3.17): legs that talk to all others of their room, each on its own.</summary>
internal sealed class ConferenceRooms(LguBaseState state, CtiExchange exchange)
{
    private readonly Dictionary<string, List<CallLeg>> _rooms = new(StringComparer.Ordinal);

    /// <summary>The rooms that somebody is in, and who.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CallLeg>> Now
    {
        get
        {
            lock (exchange.Sync)
                return _rooms.ToDictionary(room => room.Key, room => (IReadOnlyList<CallLeg>)[.. room.Value], StringComparer.Ordinal);
        }
    }

    public string? RoomOf(LguLine line)
    {
        lock (exchange.Sync)
            return _rooms.FirstOrDefault(room => room.Value.Exists(leg => leg.Line == line)).Key;
    }

    /// <summary>Both ends of the line's call move into a room; from now on neither hears of the other's hang-up.</summary>
    public bool Redirect(LguLine line, string room)
    {
        lock (exchange.Sync)
        {
            if (TransferDesk.Talking(line) is not { Consultation: null, Consultant: null, Joined: null } call)
                return false;
            exchange.Close(call, HangUpCause.Normal);
            Join(room, call.LegOf(line));
            Join(room, call.FarLegOf(line));
            return true;
        }
    }

    /// <summary>Rings somebody for a room that the line is in.</summary>
    public bool Invite(LguLine line, string room, IReadOnlyList<string> extensions)
    {
        lock (exchange.Sync)
        {
            // 3.15: ordinary numbers cannot be invited.
            var own = Legs(room).Find(leg => leg.Line == line);
            if (own is null || extensions.Count == 0 || extensions.Any(number => number == line.Extension || state.Resolve(number) is null))
                return false;
            var consult = Knobs.Text("invite") == "consult";
            if (consult)
                Leave(room, own);
            foreach (var extension in extensions)
            {
                // Asked in person first, and brought along by JOINCONFERENCE; or called into the room at once.
                var source = consult ? own : own with { Line = null, UniqueId = exchange.Ids.Sip(line.Agent, line.Agent, line).UniqueId };
                exchange.StartRinging(new(source, extension, exchange.Now) { Room = consult ? null : room });
            }
            return true;
        }
    }

    /// <summary>Somebody besides the first two is in the line's room already.</summary>
    public bool HasInvited(LguLine line, string room)
    {
        lock (exchange.Sync)
            return RoomOf(line) == room && Legs(room).Count > 2;
    }

    /// <summary>The line comes back to the room with whom it has just called.</summary>
    public bool JoinWithCall(LguLine line, string room)
    {
        lock (exchange.Sync)
        {
            return Legs(room).Count > 0 && Redirect(line, room);
        }
    }

    /// <summary>The own phone, then everybody else, into one room (3.17).</summary>
    public bool Call(LguLine line, string room, IReadOnlyList<string> numbers)
    {
        lock (exchange.Sync)
        {
            if (Knobs.Text("pickup") != "yes" || exchange.IsBusy(line) || numbers.Count == 0 || numbers.Any(number => !state.CanReach(number, line)))
                return false;
            var own = exchange.Ids.Sip(line.Agent, line.Agent, line);
            Join(room, own);
            foreach (var number in numbers)
            {
                var source = exchange.Ids.Sip(line.Agent, line.Agent, null);
                exchange.StartRinging(new(source, number, exchange.Now) { Room = room });
            }
            return true;
        }
    }

    /// <summary>An invited end has answered.</summary>
    public void Answered(LguCall call, string room)
    {
        exchange.Close(call, HangUpCause.Normal);
        Join(room, call.Called);
    }

    /// <summary>Puts these channels out. Null when the line is not in the room or none of them is.</summary>
    public bool Remove(LguLine line, string room, IReadOnlyCollection<string> channels)
    {
        lock (exchange.Sync)
        {
            var legs = Legs(room);
            var leaving = legs.FindAll(leg => channels.Contains(leg.Channel));
            if (leaving.Count == 0 || !legs.Exists(leg => leg.Line == line))
                return false;
            leaving.ForEach(leg => HangUp(room, leg));
            return true;
        }
    }

    /// <summary>Hangs up a leg of the room that the line is in; its own without a channel.</summary>
    public bool HangUp(LguLine line, string channel)
    {
        lock (exchange.Sync)
        {
            if (RoomOf(line) is not { } room)
                return false;
            var leg = Legs(room).Find(leg => channel.Length == 0 ? leg.Line == line : leg.Channel == channel);
            if (leg is null)
                return false;
            HangUp(room, leg);
            return true;
        }
    }

    public IReadOnlyList<CallLeg> Members(string room)
    {
        lock (exchange.Sync)
            return [.. Legs(room)];
    }

    public void Clear() => _rooms.Clear();

    private Hosting.Knobs Knobs => state.Simulation.Knobs;

    private void HangUp(string room, CallLeg leg)
    {
        Leave(room, leg);
        if (leg.Line is { } line)
            exchange.Events.OutOfRoom(line, leg);
    }

    private void Join(string room, CallLeg leg)
    {
        var legs = Legs(room);
        legs.Add(leg);
        _rooms[room] = legs;
        Tell(legs, room, "CONFMEMBERADD", leg, legs.Count);
    }

    private void Leave(string room, CallLeg leg)
    {
        var legs = Legs(room);
        var told = legs.ToList();
        legs.Remove(leg);
        if (legs.Count == 0)
            _rooms.Remove(room);
        if (Knobs.Flag("conference-del"))
            Tell(told, room, "CONFMEMBERDEL", leg, legs.Count);
    }

    private void Tell(IEnumerable<CallLeg> legs, string room, string what, CallLeg leg, int count)
    {
        foreach (var line in legs.Select(other => other.Line).OfType<LguLine>().Distinct())
        {
            line.Deliver(new EventText("CONFERENCEEVENT")
                .Add("CMD", what)
                .Add("CONFNAME", Knobs.Text("conference-name") is { Length: > 0 } name ? name : room)
                .Add("CHANNEL", leg.Channel)
                .Add("UNIQUEID", leg.UniqueId)
                .Add("COUNT", count.ToString(CultureInfo.InvariantCulture))
                .Add("MEMBER", leg.Line?.Extension ?? leg.Number));
        }
    }

    private List<CallLeg> Legs(string room) => _rooms.GetValueOrDefault(room) ?? [];
}
