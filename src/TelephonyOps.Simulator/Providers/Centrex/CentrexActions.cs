using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>What people and the network do to the system, for <c>POST /act</c>.</summary>
internal static class CentrexActions
{
    public static object Act(CentrexState state, string action, ActionArguments arguments) => action switch
    {
        "ring" => Ring(state, arguments),
        "answer" => new { done = WithCall(state, arguments, state.Exchange.Answer) },
        "cancel" => new { done = WithCall(state, arguments, (account, call) => state.Exchange.End(account, call, CallResult.Cancelled)) },
        "hangup" => new { done = WithCall(state, arguments, (account, call) => state.Exchange.End(account, call, CallResult.NoAnswer)) },
        "sms" => Sms(state, arguments),
        "voicemail" => VoiceMail(state, arguments),
        "quota" => Quota(state, arguments),
        _ => throw new SimulatorActionException($"unknown action '{action}'; known: ring, answer, cancel, hangup, sms, voicemail, quota"),
    };

    private static object Ring(CentrexState state, ActionArguments arguments)
    {
        var plan = state.Exchange.DefaultPlan();
        var answer = arguments.Number("answerMs");
        var talk = arguments.Number("talkMs");
        var call = state.Exchange.Ring(
            Account(state, arguments, "to"),
            arguments.Text("from"),
            new(
                answer is { } answerMs ? TimeSpan.FromMilliseconds(answerMs) : plan.Answer,
                talk is { } talkMs ? TimeSpan.FromMilliseconds(talkMs) : plan.Talk));
        return new { rang = call is not null, channel = call?.OwnChannel };
    }

    private static object Sms(CentrexState state, ActionArguments arguments)
    {
        state.Deliver(Account(state, arguments, "to"), arguments.Text("from"), arguments.Text("text"));
        return new { done = true };
    }

    private static object VoiceMail(CentrexState state, ActionArguments arguments)
    {
        Account(state, arguments, "account").Forward = new("V", "", "");
        return new { done = true };
    }

    private static object Quota(CentrexState state, ActionArguments arguments)
    {
        var account = Account(state, arguments, "account");
        account.RestCount = (int)(arguments.Number("rest") ?? throw new SimulatorActionException("\"rest\" is missing"));
        return new { restCount = account.RestCount };
    }

    private static bool WithCall(CentrexState state, ActionArguments arguments, Func<CentrexAccount, PhoneCall, bool> act)
    {
        var account = Account(state, arguments, "account");
        return account.Call is { } call && act(account, call);
    }

    private static CentrexAccount Account(CentrexState state, ActionArguments arguments, string name)
    {
        var id = arguments.Text(name);
        return state.Resolve(id) ?? throw new SimulatorActionException($"no account {id}");
    }
}
