using TelephonyOps.Simulator.Providers.Centrex.Wire;

namespace TelephonyOps.Simulator.Providers.Centrex.Operations;

/// <summary>Chapters 2–5 and 12: what is done to the phone and the call it is in.</summary>
internal static class CallOperations
{
    public static async Task<string> DialAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var destination = context.RequiredNumber("destnumber");
        var call = context.State.Exchange.Dial(context.Account, destination);
        if (call is null || !await call.PickedUp.Task.WaitAsync(cancellationToken))
            throw new VendorError("3001");
        // Accepted but not confirmed: the simulator's convention for numbers that end in 0000.
        var status = destination.EndsWith("0000", StringComparison.Ordinal) ? "UNKNOW" : "OK";
        return Answer.Ok(json => json.Text("STATUS", status).Text("DESTNUMBER", destination));
    }

    public static string HangUp(OperationContext context)
    {
        var call = InCall(context, call => call);
        if (!context.State.Exchange.End(context.Account, call, CallResult.Cancelled))
            throw new VendorError("4004");
        return Channel(call.OwnChannel);
    }

    public static string StartRecord(OperationContext context)
    {
        var limit = context.Knobs.Number("record-limit");
        var isFull = limit >= 0 && context.Account.Recordings.Total >= limit;
        return InCall(context, call =>
        {
            // 3.3: over the limit the recording may just not begin.
            if (!isFull)
                call.RecordingSince ??= context.Now;
            return Answer.Ok(json => json.Text("STATUS", isFull ? "UNKNOW" : "OK").Text("CHANNEL", call.OwnChannel));
        });
    }

    public static string StopRecord(OperationContext context) => InCall(context, call =>
    {
        if (call.RecordingSince is not { } since)
            throw new VendorError("4004");
        context.Account.Recordings.Add(call.Remote, since, context.Now);
        call.RecordingSince = null;
        return Answer.Ok(json => json.Text("STATUS", "OK").Text("CHANNEL", call.OwnChannel).Text("DEBUG", ""));
    });

    public static string StartHold(OperationContext context) => InCall(context, call =>
    {
        call.IsHeld = true;
        return Channel(call.FarChannel);
    });

    public static string StopHold(OperationContext context) => InCall(context, call =>
    {
        if (!call.IsHeld)
            throw new VendorError("4004");
        call.IsHeld = false;
        return Channel(call.FarChannel);
    });

    public static string Conference(OperationContext context)
    {
        var numbers = context.Required("destnumber").Split(',', StringSplitOptions.TrimEntries);
        if (!numbers.All(OperationContext.IsDialable))
            throw new VendorError("1002", datas: "destnumber");
        return InCall(context, call =>
        {
            Array.ForEach(numbers, call.ConferenceMembers.Add);
            return Answer.Status("OK");
        });
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
        return InCall(context, call => Answer.Status(call.OwnChannel));
    }

    private static string Channel(string channel) => Answer.Ok(json => json.Text("STATUS", "OK").Text("CHANNEL", channel));

    private static T InCall<T>(OperationContext context, Func<PhoneCall, T> act)
        where T : class => context.State.Exchange.WithCall(context.Account, act) ?? throw new VendorError("4004");
}
