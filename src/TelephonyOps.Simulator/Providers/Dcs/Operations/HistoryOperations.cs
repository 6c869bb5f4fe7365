using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Dcs.Wire;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs.Operations;

/// <summary>Chapter 4: the history of one day and one direction.</summary>
internal static class HistoryOperations
{
    // Which of Q.850's causes a failed call shows follows from the number's last digit.
    private static readonly (int Code, string Text)[] s_failures =
    [
        (1, "Unallocated (unassigned) number"),
        (21, "Call Rejected"),
        (34, "Circuit/channel congestion"),
        (38, "Network out of order"),
    ];

    public static SimulatedResponse CallHistory(OperationContext context)
    {
        var mode = context.Value("CALLTYPE");
        if (mode is not ("inbound" or "outbound"))
            throw new DcsError("1002");
        var day = context.Day;
        var log = context.Account.Log(mode == "inbound");
        return context.Answers.Page(context.Page(log.Total(day)), (json, index) =>
        {
            var row = log[day, index];
            var (code, text) = Cause(row);
            json.Text("MODE", mode)
                .Text("EXTENSION", context.Account.Extension)
                .Text("CALLDATE", context.Time(row.Time))
                .Text("NUMBER", row.Remote)
                .Text("BILLSEC", row.Talking)
                .Text("DISPOSITION", text)
                .Text("DISPOSITIONCODE", code);
        });
    }

    private static (int Code, string Text) Cause(CallRow row) => row.Result switch
    {
        // A caller who gives up clears the call normally; only the talking time tells it from one that was answered.
        CallResult.Answered or CallResult.Cancelled => (16, "Normal Clearing"),
        CallResult.Busy => (17, "User busy"),
        CallResult.NoAnswer when LastDigit(row) % 2 == 0 => (18, "No user responding"),
        CallResult.NoAnswer => (19, "User alerting, no answer"),
        _ => s_failures[LastDigit(row) % s_failures.Length],
    };

    private static int LastDigit(CallRow row) => char.IsAsciiDigit(row.Remote[^1]) ? row.Remote[^1] - '0' : 0;
}
