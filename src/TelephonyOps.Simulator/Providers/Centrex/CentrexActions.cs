using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>What people and the network do to the system, for <c>POST /act</c>.</summary>
internal static class CentrexActions
{
    public const string Names = "sms, voicemail, quota";

    /// <summary>Does the action, or null when it is none of these.</summary>
    public static object? Act(CentrexState state, string action, ActionArguments arguments) => action switch
    {
        "sms" => Sms(state, arguments),
        "voicemail" => VoiceMail(state, arguments),
        "quota" => Quota(state, arguments),
        _ => null,
    };

    private static object Sms(CentrexState state, ActionArguments arguments)
    {
        state.Deliver(CallActions.Account(state, arguments, "to"), arguments.Text("from"), arguments.Text("text"));
        return new { done = true };
    }

    private static object VoiceMail(CentrexState state, ActionArguments arguments)
    {
        CallActions.Account(state, arguments, "account").Forward = new("V", "", "");
        return new { done = true };
    }

    private static object Quota(CentrexState state, ActionArguments arguments)
    {
        var account = CallActions.Account(state, arguments, "account");
        account.RestCount = (int)(arguments.Number("rest") ?? throw new SimulatorActionException("\"rest\" is missing"));
        return new { restCount = account.RestCount };
    }
}
