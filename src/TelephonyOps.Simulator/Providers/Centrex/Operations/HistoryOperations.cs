using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Providers.Centrex.Wire;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex.Operations;

/// <summary>Chapters 8 and 22: the two histories.</summary>
internal static class HistoryOperations
{
    private const int MaskedFrom = 7;

    public static string CallHistory(OperationContext context)
    {
        var isInbound = context.Request.Field("calltype") switch
        {
            null or "" or "outbound" => false,
            "inbound" => true,
            _ => throw new VendorError("1002", datas: "calltype"),
        };
        var log = isInbound ? context.Account.Inbound : context.Account.Outbound;
        var own = context.Account.PaddedExtension;
        var paging = context.Paging(log.Total, ListInfoStyle.Numbers);
        return Answer.Page(
            paging,
            (json, index) => WriteRow(json, index, log[index].Call, own, isInbound),
            // 8.4: without any rows the code is the word and the message is empty.
            paging.Total == 0 ? "OK" : "0000",
            paging.Total == 0 ? "" : "OK");
    }

    public static string InboundCalls(OperationContext context)
    {
        var account = context.Account;
        var log = account.Inbound;
        var size = (int)context.Whole("num_per_page", 10, 1, 200);
        var paging = context.Paging(log.Total, ListInfoStyle.Text, size);
        return Answer.Page(
            paging,
            (json, index) =>
            {
                var (row, channel, destinationChannel, appData) = log[index];
                var duration = row.Ringing + row.Talking;
                json.Number("NO", index + 1)
                    .Text("TIME", KoreaTime.Spaced(row.Time))
                    .Text("SRC", Source(row.Remote))
                    .Text("DST", account.Id)
                    .Text("DURATION", duration)
                    .Text("STATUS", InboundStatus(row.Result))
                    .Text("CHANNEL", channel)
                    .Text("DSTCHANNEL", destinationChannel)
                    .Text("ENDTIME", KoreaTime.Spaced(row.Time.AddSeconds(duration)))
                    .Text("APPDATA", appData);
            },
            paging.Count == 0 ? "4004" : "0000",
            paging.Count == 0 ? "NO_DATA" : "OK");
    }

    private static void WriteRow(PhpJson json, long index, CallRow row, string own, bool isInbound)
    {
        // 8.4: an unanswered call shows its ringing as talking time, and no duration.
        var isNoAnswer = row.Result == CallResult.NoAnswer;
        json.Number("NO", index + 1)
            .Text("TIME", KoreaTime.Spaced(row.Time))
            .Text("SRC", isInbound ? Source(row.Remote) : own)
            .Text("DST", isInbound ? own : Mask(row.Remote))
            .Text("DURATION", isNoAnswer ? 0 : row.Ringing + row.Talking)
            .Text("BILLSEC", isNoAnswer ? row.Ringing : row.Talking)
            .Text("STATUS", Status(row.Result))
            .Text("KIND", Kind(row.Remote));
    }

    private static string Mask(string number) =>
        number.Length <= 4 ? number : number[..Math.Min(MaskedFrom, number.Length - 1)].PadRight(number.Length, '*');

    // An extension has four digits here, whatever userinfo says.
    private static string Source(string number) => number.PadLeft(4, '0');

    private static string Kind(string number) => number switch
    {
        { Length: <= 4 } or ['0', '7', '0', ..] => "0",
        ['0', '1', ..] => "2",
        ['0', '0', ..] => "3",
        _ => "1",
    };

    private static string Status(CallResult result) => result switch
    {
        CallResult.Answered => "ANSWER",
        CallResult.NoAnswer => "NO-ANS",
        CallResult.Cancelled => "CANCEL",
        CallResult.Busy => "BUSY",
        _ => "FAIL",
    };

    private static string InboundStatus(CallResult result) => result switch
    {
        CallResult.Answered => "ANSWERED",
        CallResult.NoAnswer => "NO ANSWER",
        CallResult.Cancelled => "CANCEL",
        CallResult.Busy => "BUSY",
        _ => "FAILED",
    };
}
