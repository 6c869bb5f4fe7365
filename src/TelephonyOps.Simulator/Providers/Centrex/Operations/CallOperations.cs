using TelephonyOps.Simulator.Providers.Centrex.Wire;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex.Operations;

/// <summary>Chapters 2–5 and 12: what is done to the phone and the call it is in.</summary>
internal static class CallOperations
{
    public static async Task<string> DialAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var destination = context.RequiredNumber("destnumber");
        if (await context.State.Exchange.DialAsync(context.Account, destination, cancellationToken) is null)
            throw new VendorError("3001");
        return Answer.Ok(json => json.Text("STATUS", DialPlan.IsUnconfirmed(destination) ? "UNKNOW" : "OK").Text("DESTNUMBER", destination));
    }

    public static string HangUp(OperationContext context) => Channel(InCall(context, context.State.Exchange.HangUp).OwnChannel);

    public static string StartRecord(OperationContext context)
    {
        var exchange = context.State.Exchange;
        var limit = context.Knobs.Number("record-limit");
        // 3.3: over the limit the recording may just not begin.
        var isFull = limit >= 0 && context.Account.Recordings.Total >= limit;
        var call = InCall(context, isFull ? exchange.CallOf : exchange.StartRecording);
        return Answer.Ok(json => json.Text("STATUS", isFull ? "UNKNOW" : "OK").Text("CHANNEL", call.OwnChannel));
    }

    public static string StopRecord(OperationContext context)
    {
        var call = InCall(context, context.State.Exchange.StopRecording);
        return Answer.Ok(json => json.Text("STATUS", "OK").Text("CHANNEL", call.OwnChannel).Text("DEBUG", ""));
    }

    public static string StartHold(OperationContext context) => Channel(InCall(context, context.State.Exchange.Hold).FarChannel);

    public static string StopHold(OperationContext context) => Channel(InCall(context, context.State.Exchange.Retrieve).FarChannel);

    public static string Conference(OperationContext context)
    {
        var numbers = context.Required("destnumber").Split(',', StringSplitOptions.TrimEntries);
        if (!numbers.All(DialPlan.IsDialable))
            throw new VendorError("1002", datas: "destnumber");
        InCall(context, line => context.State.Exchange.Confer(line, numbers));
        return Answer.Status("OK");
    }

    public static string PhoneStatus(OperationContext context) => context.Knobs.Text("phone") switch
    {
        "offline" => Answer.Status("UNKNOW"),
        "unknown" => throw new VendorError("4003"),
        _ => Answer.Status("OK"),
    };

    public static string ChannelStatus(OperationContext context)
    {
        if (context.Knobs.Text("phone") == "unknown")
            throw new VendorError("4003");
        return Answer.Status(InCall(context, context.State.Exchange.CallOf).OwnChannel);
    }

    private static string Channel(string channel) => Answer.Ok(json => json.Text("STATUS", "OK").Text("CHANNEL", channel));

    private static PhoneCall InCall(OperationContext context, Func<Line, PhoneCall?> act) => act(context.Account) ?? throw new VendorError("4004");
}
