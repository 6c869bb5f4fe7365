using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>Conferences: of a held and an active call, and of a group that is called together.</summary>
internal sealed class ConferenceDesk(PhoneSwitch system)
{
    /// <summary>The active call's parties come into the held one; its number is the conference's.</summary>
    public Call Merge(Leg held, Leg active)
    {
        var into = held.Call;
        var from = active.Call;
        if (into.Legs.Count + from.Legs.Count - 1 > NumberingPlan.MaximumConference)
            throw IpecsError.InvalidConnectionState;
        system.Set(held, LegState.Connected);
        foreach (var waiting in into.Legs.Where(leg => leg.State == LegState.Held))
            system.Set(waiting, LegState.Connected);
        system.Leave(active);
        system.Announce.Released(active, from.RefId, active.Number, Cause.Conference);
        Absorb(into, from, held);
        return into;
    }

    /// <summary>An intruder joins the call of the busy station.</summary>
    public Call Intrude(Leg intruder, Leg busy)
    {
        var into = busy.Call;
        var from = intruder.Call;
        system.Set(intruder, LegState.Connected);
        Absorb(into, from, busy);
        return into;
    }

    /// <summary>Somebody who is not the master leaves, or is put out.</summary>
    public void Drop(Leg leg, Cause cause)
    {
        var call = leg.Call;
        system.Leave(leg);
        system.Announce.Released(leg, leg.Number, cause);
        system.Acd.Call(45, call, leg.Party, null, "3");
        if (MemberOf(leg) is { } member)
        {
            member.Leg = null;
            system.Announce.GroupMember(call.Group!, member, call.Master!.Number);
            return;
        }
        system.Announce.ReleasedAsc(call.Master!, leg.Number, cause);
        if (call.Legs.Count == 2)
        {
            call.IsConference = false;
            foreach (var rest in call.Legs)
                system.Set(rest, rest.State);
        }
    }

    public void Start(Station master, ConferenceGroup group)
    {
        group.Restore();
        var call = system.NewCall(master.Number, $"{group.Index}");
        call.IsConference = true;
        call.Group = group;
        group.Call = call;
        call.Master = system.Join(call, master, LegState.Dialing);
        system.Announce.Proceeding(call.Master, $"{group.Index}");
        foreach (var member in group.Members.Where(member => member.Number != master.Number).ToList())
            CallIn(group, member);
    }

    public void CallIn(ConferenceGroup group, GroupMember member)
    {
        var call = group.Call!;
        var master = call.Master!;
        if (system.Stations.TryGetValue(member.Number, out var station))
        {
            if (!station.IsIdle || station.Dnd || !station.IsRegistered)
                return;
            Alert(master);
            member.Leg = system.Flow.Ring(call, station, Cause.Conference, null);
            return;
        }
        if (system.Seize(member.Number) is not { } outside)
            return;
        Alert(master);
        var leg = system.Join(call, outside, LegState.Ringing);
        member.Leg = leg;
        if (NumberingPlan.NeverAnswers(member.Number))
            return;
        system.After(system.Knobs.Milliseconds("answer-ms"), () =>
        {
            if (leg.State == LegState.Ringing && call.Legs.Contains(leg))
                system.Flow.Answer(leg);
        });
    }

    /// <summary>A member of a group's call has picked up.</summary>
    public void Answered(Leg leg)
    {
        var call = leg.Call;
        var master = call.Master!;
        system.Announce.Connected(leg, Cause.Conference);
        if (master.State is LegState.Dialing or LegState.Alerting)
        {
            system.Set(master, LegState.Connected);
            system.Announce.Connected(master, Cause.Conference);
        }
        system.Acd.Call(45, call, master.Party, leg.Party, "2");
        if (MemberOf(leg) is { } member)
            system.Announce.GroupMember(call.Group!, member, master.Number);
    }

    /// <summary>A call has ended; if it was a group's, the group is free.</summary>
    public void Ended(Call call)
    {
        if (call.Group is not { } group)
            return;
        group.Call = null;
        foreach (var member in group.Members)
        {
            member.Leg = null;
            system.Announce.GroupMember(group, member, call.CallingDn);
        }
        group.Restore();
    }

    private void Alert(Leg master)
    {
        if (master.State == LegState.Dialing)
            system.Set(master, LegState.Alerting);
        system.Announce.Alerting(master, Cause.Conference);
    }

    private void Absorb(Call into, Call from, Leg master)
    {
        into.IsConference = true;
        into.Master ??= master;
        foreach (var leg in from.Legs.ToList())
        {
            from.Legs.Remove(leg);
            into.Legs.Add(leg);
            leg.Call = into;
            into.Outside ??= leg.Party as OutsideParty;
            system.Set(leg, LegState.Connected);
            system.Acd.Call(45, into, into.Master.Party, leg.Party, "2");
            string[] members = [.. into.Legs.Select(member => member.Number)];
            foreach (var member in into.Legs)
            {
                if (member == into.Master)
                    system.Announce.Conferencing(member, members, leg.Number);
                else
                    system.Announce.Conferenced(member, members, into.Master.Number, leg.Number);
            }
        }
        // Merged, not ended: the conference's call has the record.
        system.Calls.Remove(from.RefId);
    }

    private static GroupMember? MemberOf(Leg leg) => leg.Call.Group?.Members.Find(member => member.Leg == leg);
}
