using System.Text;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Providers.Centrex.Wire;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex.Operations;

/// <summary>Chapters 9 and 19: text messages out and in.</summary>
internal static class MessageOperations
{
    private const int MostBytes = 720;
    private const int MostReceivers = 10;
    private static readonly Encoding s_korean = MakeKorean();

    public static string Send(OperationContext context)
    {
        var account = context.Account;
        var numbers = context.Required("destnumber").Split(',', StringSplitOptions.TrimEntries);
        var bytes = s_korean.GetBytes(context.Required("smsmsg"));
        if (!numbers.All(DialPlan.IsDialable))
            throw new VendorError("1002", datas: "destnumber");
        if (numbers.Length > MostReceivers)
            throw new VendorError("3003");
        if (bytes.Length > MostBytes)
            throw new VendorError("3002");

        // What cannot be reached is missing from DEBUG.
        var reached = numbers.Where(number => !DialPlan.IsUnreachable(number)).ToArray();
        // What the code page has not got arrives as a question mark.
        var text = s_korean.GetString(bytes);
        lock (account.SentMessages)
        {
            if (account.RestCount < reached.Length)
                throw new VendorError("3004");
            account.RestCount -= reached.Length;
            foreach (var number in reached)
                account.SentMessages.Add(new(context.Now, account.Id, number, text));
        }
        foreach (var receiver in reached.Select(context.State.Resolve).OfType<CentrexAccount>())
            context.State.Deliver(receiver, account.Extension, text);
        return Answer.Ok(json => json
            .Text("STATUS", reached.Length > 0 ? "OK" : "UNKNOW")
            .Text("DEBUG", string.Concat(reached.Select(number => $"{number}=OK,")))
            .Number("RESTCOUNT", account.RestCount));
    }

    public static string Received(OperationContext context)
    {
        var account = context.Account;
        var messages = account.Received;
        var paging = context.Paging(messages.Total, ListInfoStyle.PageAsText);
        var query = $"NO_DATA(select * from send_sms where domain='{account.Domain}' and tostr='{account.SipUser}')";
        return Answer.Page(
            paging,
            (json, index) =>
            {
                var message = messages[index];
                json.Number("NO", index + 1)
                    .Text("TIME", KoreaTime.Spaced(message.Time))
                    .Text("SRC", message.From)
                    .Text("MNESSAGE", message.Text);
            },
            paging.Count == 0 ? context.Knobs.Text("sms-empty") : "0000",
            paging.Count == 0 ? query : "OK");
    }

    private static Encoding MakeKorean()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(949);
    }
}
