using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Operations;

/// <summary>ACD agents: log on, log off, state (5.3.4.27–29).</summary>
internal static class AgentOperations
{
    public static SimulatedResponse LogOn(OperationContext context)
    {
        var station = context.Device();
        var agentId = AgentId(context);
        var group = Group(context);
        var primary = IsPrimary(context);
        var priority = context.Arguments.Number("loginPriority");
        if (priority is < 0 or > 9)
            throw IpecsError.InvalidParameterValue;
        if (station.Agent.As(primary) is not null || context.Switch.Stations.Values.Any(other => other != station && Has(other.Agent, agentId)))
            throw IpecsError.InvalidState;
        context.Switch.Desk.LogOn(station, new(agentId, group, priority), primary);
        return context.Data();
    }

    public static SimulatedResponse LogOff(OperationContext context)
    {
        var station = context.Device();
        var primary = IsPrimary(context);
        if (station.Agent.As(primary) is not { } login || login.AgentId != AgentId(context) || login.Group != Group(context))
            throw IpecsError.InvalidState;
        context.Switch.Desk.LogOff(station, primary);
        return context.Data();
    }

    public static SimulatedResponse SetState(OperationContext context)
    {
        var station = context.Device();
        var agentId = AgentId(context);
        var group = Group(context);
        var on = context.Arguments.Choice("agentState", "dutyOn", "dutyOff") == "dutyOn";
        var reason = context.Arguments.OptionalText("reasonCode") ?? "";
        if (reason.Length > 1 || !(reason.Length == 0 || NumberingPlan.IsDigits(reason)))
            throw IpecsError.InvalidParameterValue;
        if (station.Agent.In(group) is not { } login || login.AgentId != agentId)
            throw IpecsError.InvalidState;
        context.Switch.Desk.SetDuty(station, group, on, reason);
        return context.Data();
    }

    private static bool Has(Agent agent, string agentId) => agent.Primary?.AgentId == agentId || agent.Secondary?.AgentId == agentId;

    private static string AgentId(OperationContext context) =>
        context.Arguments.Text("agentId") is { Length: 4 } id && id.All(char.IsAsciiDigit) ? id : throw IpecsError.InvalidParameterValue;

    private static AcdGroup Group(OperationContext context) =>
        context.Switch.AcdGroups.GetValueOrDefault(context.Digits("groupNumber")) ?? throw IpecsError.InvalidParameterValue;

    private static bool IsPrimary(OperationContext context) => context.Arguments.Choice("loginPrimary", "primary", "secondary") == "primary";
}
