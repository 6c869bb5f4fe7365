using TelephonyOps.Simulator.Providers.Centrex.Wire;

namespace TelephonyOps.Simulator.Providers.Centrex.Operations;

/// <summary>Chapters 10, 20 and 21: where calls are sent.</summary>
internal static class ForwardOperations
{
    public static string Set(OperationContext context)
    {
        context.Account.Forward = new("F", "0", context.RequiredNumber("destnumber"));
        return Answer.Status("OK");
    }

    public static string Stop(OperationContext context)
    {
        context.Account.Forward = Forward.None;
        return Answer.Status("OK");
    }

    public static string SetType(OperationContext context)
    {
        var account = context.Account;
        var number = context.RequiredNumber("destnumber");
        var type = context.Required("ftype");
        if (type is not ("0" or "1" or "2" or "3" or "4"))
            throw new VendorError("1002", datas: "ftype");
        account.Forward = new("F", type, number);
        var debug = $"ftype:{type}, IFW userid:(tmpid{account.PaddedExtension})-({account.Domain})-({account.Id})-({number})";
        return Answer.Ok(json => json.Text("STATUS", "OK").Text("DEBUG", debug));
    }

    public static string GetForwardType(OperationContext context)
    {
        var forward = context.Account.Forward;
        return Answer.Ok(json => json
            .Text("FORWARD_USE", forward.Use)
            .Text("FORWARD_DATA", forward.Number)
            .Text("FORWARD_STR", Describe(forward))
            .Text("FORWARD_TYPE", forward.Type)
            .Text("DOMAIN", context.Account.Domain));
    }

    // Type 0 as the sample of 21.4 has it, the others as the text of 21.3.
    public static string Describe(Forward forward) => (forward.Use, forward.Type) switch
    {
        ("F", "0") => $"매일외부무조건:{forward.Number}",
        ("F", "1") => $"매일외부:받지않을때:{forward.Number}",
        ("F", "2") => $"매일외부:통화중일때:{forward.Number}",
        ("F", "3") => $"매일외부:동시연결:{forward.Number}",
        ("F", "4") => $"매일외부:통화중또는무응답시:{forward.Number}",
        ("V", _) => "음성사서함",
        _ => "",
    };
}
