using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.Ipecs;

// ACD agents (5.3.4.27 to 5.3.4.29). Routing a queued call is a reroute in the name of the group (5.3.4.30).
sealed partial class IpecsSession : IAgents
{
    const int AgentIdLength = 4;

    public async Task ConnectAgentAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        var (device, agent, group) = Agent(request);
        var priority = Index(IpecsMapping.Text(request.Priority ?? 0), "Priority", 0, 9);
        await DoneAsync(Client.AgentLogOnAsync(device, agent, group, Rank(request), priority, cancellationToken)).ConfigureAwait(false);
    }

    public async Task DisconnectAgentAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        if (request.Priority is not null) throw NotOffered("-Priority", IpecsTexts.PriorityAtLogOn);
        var (device, agent, group) = Agent(request);
        await DoneAsync(Client.AgentLogOffAsync(device, agent, group, Rank(request), cancellationToken)).ConfigureAwait(false);
    }

    public async Task SetAgentStateAsync(AgentRequest request, AgentState state, string? reason, CancellationToken cancellationToken)
    {
        if (request.Priority is not null) throw NotOffered("-Priority", IpecsTexts.PriorityAtLogOn);
        if (request.Rank is not null) throw NotOffered("-Rank", IpecsTexts.RankAtLogOn);
        var (device, agent, group) = Agent(request);

        // One digit, and always there: 0 says nothing in particular.
        var code = reason ?? "0";
        if (code is not [var digit] || !"0123456789*#".Contains(digit, StringComparison.Ordinal)) throw Invalid(IpecsTexts.BadReason.With(code), IpecsTexts.BadReasonAction, reason);
        await DoneAsync(Client.AgentStateAsync(device, agent, group, state == AgentState.Ready ? "dutyOn" : "dutyOff", code, cancellationToken)).ConfigureAwait(false);
    }

    (string Device, string Agent, string Group) Agent(AgentRequest request)
    {
        RefuseStation("agent");
        var device = DeviceFor(request.Device);
        var agent = request.AgentId ?? throw Invalid(IpecsTexts.AgentIdNeeded, IpecsTexts.AgentIdAction, null);
        if (agent.Length != AgentIdLength || !agent.All(char.IsAsciiDigit)) throw Invalid(IpecsTexts.BadAgentId.With(agent), IpecsTexts.AgentIdAction, agent);
        var group = request.Group ?? throw Invalid(IpecsTexts.AgentGroupNeeded, IpecsTexts.AgentGroupAction, null);
        return (device, agent, group);
    }

    static string Rank(AgentRequest request) => request.Rank == AgentRank.Secondary ? "secondary" : "primary";
}
