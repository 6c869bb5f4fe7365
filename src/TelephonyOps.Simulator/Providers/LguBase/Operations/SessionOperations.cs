using System.Globalization;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>2.1–2.6: who is there.</summary>
internal static class SessionOperations
{
    private const string NotFound = "-1";
    private const string WrongPassword = "-2";
    private const string InUse = "-3";

    public static IEnumerable<string> LogIn(OperationContext context, string idPrefix)
    {
        var id = context.Argument("ID");
        var line = id.StartsWith(idPrefix, StringComparison.Ordinal)
            ? context.State.Lines.FirstOrDefault(line => id == idPrefix + line.Extension)
            : null;
        if (line is null)
            return [Refused(NotFound, "NotFound")];
        if (!line.Accepts(context.Argument("PWD")))
            return [Refused(WrongPassword, "PasswdErr")];
        var others = line.Attached.Where(other => other != context.Connection).ToList();
        if (others.Count > 0 && context.Knobs.Text("multi-login") == "refuse")
            return [Refused(InUse, "AlreadyLogin")];
        if (context.Knobs.Text("multi-login") == "replace")
            others.ForEach(other => other.Abort());
        context.Connection.LogIn(line);

        var accepted = Accepted(context, line, id);
        return context.Knobs.Flag("network-error-event") ? [new EventText("NETWORKERROR").ToString(), accepted] : [accepted];
    }

    public static IEnumerable<string> HeartBeat(OperationContext context) => context.Knobs.Text("heartbeat-answer") switch
    {
        "none" => [],
        "empty" => [""],
        "echo" => ["HEARTBEAT"],
        _ => context.Ok,
    };

    public static string Refused(string status, string message) => new EventText("LOGINRESULT")
        .Add("STATUS", status).Add("EXTEN", "").Add("CALLERID", "").Add("MSG", message).ToString();

    // The document prints four forms: with DOMAIN filled, empty or missing, and MSG in two or three parts.
    private static string Accepted(OperationContext context, LguLine line, string id)
    {
        var text = new EventText("LOGINRESULT")
            .Add("STATUS", context.Knobs.Number("login-status").ToString(CultureInfo.InvariantCulture))
            .Add("EXTEN", line.Agent)
            .Add("CALLERID", line.CallerId);
        var numbers = $"{line.Agent},{line.CallerId}";
        return (context.Knobs.Text("login-form") switch
        {
            "section2.1" => text.Add("DOMAIN", "").Add("MSG", $"{numbers},{id}@ipcctest.com"),
            "section2.2" => text.Add("MSG", $"{numbers},{id}@ipcctest.com"),
            "section4.6" => text.Add("MSG", numbers),
            _ => text.Add("DOMAIN", "127.0.0.1").Add("MSG", $"{numbers},{id}"),
        }).ToString();
    }
}
