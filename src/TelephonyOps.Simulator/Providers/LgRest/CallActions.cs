using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>What people on the phone do, for <c>POST /act</c>. An account is named by its id, its 070 number or its extension.</summary>
internal static class CallActions
{
    public const string Names = "ring, answer, cancel, hangup";

    /// <summary>Does the action, or null when it is none of these.</summary>
    public static object? Act<TLine>(LineBook<TLine> book, string action, ActionArguments arguments)
        where TLine : Line
    {
        var exchange = book.Exchange;
        return action switch
        {
            "ring" => Ring(book, arguments),
            "answer" => WithCall(exchange.Answer),
            "cancel" => WithCall((line, call) => exchange.End(line, call, CallResult.Cancelled)),
            "hangup" => WithCall((line, call) => exchange.End(line, call, CallResult.NoAnswer)),
            _ => null,
        };

        object WithCall(Func<Line, PhoneCall, bool> act)
        {
            var line = Account(book, arguments, "account");
            return new { done = line.Call is { } call && act(line, call) };
        }
    }

    public static TLine Account<TLine>(LineBook<TLine> book, ActionArguments arguments, string name)
        where TLine : Line
    {
        var id = arguments.Text(name);
        return book.Resolve(id) ?? throw new SimulatorActionException($"no account {id}");
    }

    private static object Ring<TLine>(LineBook<TLine> book, ActionArguments arguments)
        where TLine : Line
    {
        var plan = book.Exchange.DefaultPlan();
        var answer = arguments.Number("answerMs");
        var talk = arguments.Number("talkMs");
        var call = book.Exchange.Ring(
            Account(book, arguments, "to"),
            arguments.Text("from"),
            new(
                answer is { } answerMs ? TimeSpan.FromMilliseconds(answerMs) : plan.Answer,
                talk is { } talkMs ? TimeSpan.FromMilliseconds(talkMs) : plan.Talk));
        return new { rang = call is not null, channel = call?.OwnChannel };
    }
}
