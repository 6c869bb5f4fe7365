namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>The ACD: logs agents on and off, gives them the calls of their groups, keeps the others waiting.</summary>
internal sealed class AcdDesk(PhoneSwitch system)
{
    public void LogOn(Station station, AgentLogin login, bool primary)
    {
        var agent = station.Agent;
        agent.Set(primary, login);
        if (agent.State == AgentState.LoggedOff)
            agent.State = station.IsIdle ? AgentState.Ready : AgentState.Busy;
        system.Announce.Agent(station, "agent_logon");
        system.Acd.Of(primary ? 11 : 25, station, login.Group.Bin, login.AgentId);
        ServeQueues();
    }

    public void LogOff(Station station, bool primary)
    {
        var agent = station.Agent;
        // The event still says which group it was.
        system.Announce.Agent(station, "agent_logoff");
        system.Acd.Of(primary ? 12 : 26, station, agent.As(primary)!.Group.Bin);
        agent.Set(primary, null);
        if (!agent.IsLoggedOn)
            agent.State = AgentState.LoggedOff;
    }

    public void SetDuty(Station station, AcdGroup group, bool on, string reason)
    {
        station.Agent.State = on ? station.IsIdle ? AgentState.Ready : AgentState.Busy : AgentState.NotReady;
        system.Announce.Agent(station, on ? "agent_ready" : "agent_notready");
        system.Acd.Of(on ? 14 : 13, station, reason switch { "0" => "10", "*" => "11", "#" => "12", _ => reason }, group.Bin);
        if (on)
            ServeQueues();
    }

    /// <summary>The best free agent rings, or the caller waits in the queue.</summary>
    public void Distribute(Leg caller, AcdGroup group, string? diversion)
    {
        caller.Call.Acd = group;
        if (FreeAgent(group) is { } station)
        {
            Give(caller, group, station, diversion);
            return;
        }
        group.Queue.Add(caller.Call);
        system.Set(caller, LegState.Queued);
        system.Announce.Queueing(group, caller.Call);
        system.Announce.Queued(caller, group);
        system.Acd.Call(62, caller.Call, caller.Party, null, group.Bin);
    }

    /// <summary>The call waits no longer.</summary>
    public static void Forget(Call call) => call.Acd?.Queue.Remove(call);

    /// <summary>An agent's state follows his phone's.</summary>
    public void Follow(Station station)
    {
        var agent = station.Agent;
        if (!agent.IsLoggedOn)
            return;
        if (!station.IsIdle)
        {
            agent.InAcdCall |= station.Legs.Exists(leg => leg.Call.Acd is not null && leg.State == LegState.Connected);
            if (agent.State is AgentState.Ready or AgentState.Work)
                Change(station, AgentState.Busy, "agent_busy");
            return;
        }
        if (agent.State != AgentState.Busy)
            return;
        var wrapUp = agent.InAcdCall ? system.Knobs.Milliseconds("wrap-up-ms") : TimeSpan.Zero;
        agent.InAcdCall = false;
        if (wrapUp <= TimeSpan.Zero)
        {
            Ready(station);
            return;
        }
        Change(station, AgentState.Work, "agent_work");
        system.Acd.Of(15, station);
        system.After(wrapUp, () =>
        {
            if (agent.State != AgentState.Work)
                return;
            system.Acd.Of(16, station);
            Ready(station);
        });
    }

    private void Ready(Station station)
    {
        Change(station, AgentState.Ready, "agent_ready");
        ServeQueues();
    }

    private void Change(Station station, AgentState state, string type)
    {
        station.Agent.State = state;
        system.Announce.Agent(station, type);
    }

    private void ServeQueues()
    {
        foreach (var group in system.AcdGroups.Values)
        {
            while (group.Queue.Count > 0 && FreeAgent(group) is { } station)
            {
                var call = group.Queue[0];
                group.Queue.RemoveAt(0);
                Give(call.Legs.First(leg => leg.State == LegState.Queued), group, station, null);
            }
        }
    }

    private void Give(Leg caller, AcdGroup group, Station station, string? diversion)
    {
        system.Acd.Call(59, caller.Call, station, caller.Party, group.Bin, $"{station.Index:D2}");
        system.Set(caller, LegState.Alerting);
        system.Announce.Alerting(caller, Cause.GroupCall);
        system.Flow.Ring(caller.Call, station, Cause.GroupCall, diversion, group.Bin);
    }

    private Station? FreeAgent(AcdGroup group) => system.Stations.Values
        .Where(station => station is { IsIdle: true, IsRegistered: true, Agent.State: AgentState.Ready } && station.Agent.In(group) is not null)
        .OrderBy(station => station.Agent.Primary?.Group == group ? 0 : 1)
        .ThenBy(station => station.Agent.In(group)!.Priority)
        .ThenBy(station => station.Index)
        .FirstOrDefault();
}
