namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>
/// The three calls of section 5, done by the exchange itself with the document's own channels and ids. With the knob
/// <c>number-pattern=070xxxx#</c> the events are the printed ones to the letter.
/// </summary>
internal static class Scenarios
{
    private static readonly CallPlan s_byHand = new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>False when there is no scenario of this name, or its lines are not free.</summary>
    public static bool Play(LguBaseState state, string name)
    {
        var exchange = state.Exchange;
        if (!Lines(name).All(extension => state.Resolve(extension) is { } line && !exchange.IsBusy(line)))
            return false;
        lock (exchange.Sync)
        {
            var call = name switch
            {
                "5.1" => Outbound(state),
                "5.2" => Inbound(state),
                "5.3" => Internal(state),
                _ => null,
            };
            return call is not null && exchange.Answer(call, byCommand: true) && exchange.End(call, HangUpCause.Normal);
        }
    }

    private static string[] Lines(string name) => name == "5.3" ? ["3321", "3322"] : ["3321"];

    private static LguCall Outbound(LguBaseState state)
    {
        state.Exchange.Ids.Give(("09b559d8", "1319339029.484"), ("09b25a90", "1319339029.485"));
        return Dial(state, "3321", "0101123XXXX");
    }

    private static LguCall? Inbound(LguBaseState state)
    {
        state.Exchange.Ids.Give(("09b559d8", "1319339116.486"), ("09b2a738", "1319339116.487"), ("09b25a90", "1319339122.488"));
        return state.Exchange.RingFromOutside(state.Line("3321"), "01923XXXX", "010xxxx0907", s_byHand);
    }

    private static LguCall Internal(LguBaseState state)
    {
        state.Exchange.Ids.Give(("09b2d358", "1319339499.489"), ("09b4afc0", "1319339499.490"), ("09b559d8", "1319339504.491"));
        return Dial(state, "3322", "3321");
    }

    private static LguCall Dial(LguBaseState state, string extension, string number) => state.Exchange.Dial(state.Line(extension), number, s_byHand)!;
}
