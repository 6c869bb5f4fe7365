using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Providers.Centrex.Wire;

namespace TelephonyOps.Simulator.Providers.Centrex.Operations;

/// <summary>Chapters 13–18: the two hooks, which differ in nothing but their number and one code.</summary>
internal static class HookOperations
{
    // Hour 24, twelve digits: that is how the samples say "no end".
    private const string NoEnd = "299912122400";

    public static string Set(OperationContext context, HookKind kind)
    {
        var account = context.Account;
        var url = context.Required("callbackurl");
        var host = context.Required("callbackhost");
        context.Required("callbackport");
        var port = (int)context.Whole("callbackport", 0, 1, 65535);
        if (!WebHook.TryParseHost(host, out var address))
            throw new VendorError("2001", datas: host);
        if (!WebHook.IsAcceptableUrl(url) || url.Contains('^', StringComparison.Ordinal))
            throw new VendorError("1002", datas: "callbackurl");
        var hook = new WebHook(kind, url, address, port, context.Now);
        account.SetHook(hook);
        // 16.4 prints the 1 for a message hook too.
        var debug = $"|RES|1|ICA|{account.Id}@{account.Domain}|{account.Id}|{hook.Host}|{hook.Url}|{hook.Port}|1|"
            + $"{KoreaTime.Digits(hook.Registered)}|{NoEnd}||";
        return Answer.Ok(json => json.Text("STATUS", "OK").Text("DEBUG", debug), kind == HookKind.Ring ? "0000" : "2000");
    }

    public static string Get(OperationContext context, HookKind kind)
    {
        if (context.Account.Hook(kind) is not { } hook)
            throw new VendorError("4002");
        var callback = $"{KoreaTime.Spaced(hook.Registered)}^{context.Account.Id}^{hook.Host}^{hook.Url}^{hook.Port}^{(int)kind}^"
            + $"{KoreaTime.Digits(hook.Registered)}^{NoEnd}";
        return Answer.Ok(json => json.Text("STATUS", "OK").Text("CALLBACK", callback).Text("DEBUG", ""), "2000");
    }

    public static string Delete(OperationContext context, HookKind kind)
    {
        var removed = context.Account.RemoveHook(kind);
        return Answer.Ok(json => json.Text("STATUS", "OK").Text("DEBUG", removed ? "1" : "0"), "2000");
    }
}
