using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex.Wire;

/// <summary>The answers' common shapes, in the field order of the samples.</summary>
internal static class Answer
{
    /// <summary>Success with an object in DATAS.</summary>
    public static string Ok(Action<PhpJson> datas, string code = "0000")
    {
        var json = Start(code, "OK").Open("DATAS");
        datas(json);
        return json.Close().Close().ToString();
    }

    /// <summary>Success with STATUS alone.</summary>
    public static string Status(string status) => Ok(json => json.Text("STATUS", status));

    /// <summary>Success without DATAS (24.4).</summary>
    public static string Bare() => Start("0000", "OK").Close().ToString();

    /// <summary>A page of rows. The rows' own numbering goes on from page to page.</summary>
    public static string Page(Paging paging, Action<PhpJson, long> row, string code = "0000", string message = "OK")
    {
        var json = Start(code, message).Open("LISTINFO");
        paging.Write(json);
        json.Close();
        if (paging.Count == 0)
            return json.Null("DATAS").Close().ToString();
        return json.Rows("DATAS", paging, row).Close().ToString();
    }

    /// <summary>An error.</summary>
    public static string Error(string code, string message, string? datas, bool hasDatas = true)
    {
        var json = Start(code, message);
        if (datas is not null)
            json.Text("DATAS", datas);
        else if (hasDatas)
            json.Null("DATAS");
        return json.Close().ToString();
    }

    private static PhpJson Start(string code, string message) => new PhpJson().Open().Text("SVC_RT", code).Text("SVC_MSG", message);
}
