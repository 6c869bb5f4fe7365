using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Dcs.Wire;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs.Operations;

/// <summary>Chapters 5 and 6: unconditional forwarding.</summary>
internal static class ForwardOperations
{
    public static SimulatedResponse Set(OperationContext context)
    {
        var destination = context.Destination;
        context.Account.Forward = destination;
        return context.Answers.Status(isConfirmed: !DialPlan.IsUnconfirmed(destination));
    }

    /// <summary>The URL has a number (6.2) that the parameters do not explain (6.3): whether it must fit is a setting.</summary>
    public static SimulatedResponse Clear(OperationContext context)
    {
        var destination = context.Destination;
        if (context.Knobs.Text("noforward") == "exact" && context.Account.Forward is { } current && current != destination)
            throw new DcsError("1002");
        context.Account.Forward = null;
        return context.Answers.LowerCaseStatus(isConfirmed: !DialPlan.IsUnconfirmed(destination));
    }
}
