using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Dcs.Wire;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs.Operations;

/// <summary>Chapter 15: a text message to one number, its text in the form.</summary>
internal static class MessageOperations
{
    public static SimulatedResponse Send(OperationContext context)
    {
        var destination = context.Destination;
        if (context.Request.Field("SMSMSG") is not { Length: > 0 } text)
            throw new DcsError("1002");
        if (DialPlan.IsUnreachable(destination))
            throw new DcsError("3001");
        context.Account.SentMessages.Add(new(context.Now, context.Account.Id, destination, text));
        return context.Answers.Status(isConfirmed: !DialPlan.IsUnconfirmed(destination));
    }
}
