using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>3.21: the one command whose RES is a number.</summary>
internal static class ForwardOperations
{
    public static IEnumerable<string> Set(OperationContext context)
    {
        var done = context.Argument("USE") switch
        {
            "0" => SetTo(context, null),
            "1" when context.Argument("FORWARDTYPE") == "0" && IsTarget(context) => SetTo(context, context.Argument("FORWARDCALL")),
            _ => false,
        };
        return [context.Result().Add("RES", done ? "1" : "0").ToString()];
    }

    private static bool SetTo(OperationContext context, string? number)
    {
        context.Line.ForwardedTo = number;
        return true;
    }

    private static bool IsTarget(OperationContext context) =>
        DialPlan.IsDialable(context.Argument("FORWARDCALL")) && context.State.CanReach(context.Argument("FORWARDCALL"), context.Line);
}
