using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs.Wire;

/// <summary>The answers' shapes, in the field order of the samples and in the dialect that the settings choose.</summary>
internal sealed class DcsAnswers(Knobs knobs)
{
    private const string PlainText = "text/html; charset=UTF-8";

    /// <summary>Success with an object in DATAS.</summary>
    public SimulatedResponse Ok(Action<PhpJson> datas)
    {
        var json = Start("0000", "OK").Open("DATAS");
        datas(json);
        return Send(json.Close());
    }

    /// <summary>Success with STATUS alone.</summary>
    public SimulatedResponse Status(bool isConfirmed)
    {
        var status = isConfirmed ? "OK" : knobs.Text("unconfirmed");
        return Ok(json => json.Text("STATUS", status));
    }

    /// <summary>6.2 prints its states in lower case, unlike all the others.</summary>
    public SimulatedResponse LowerCaseStatus(bool isConfirmed)
    {
        var status = isConfirmed ? "ok" : knobs.Text("unconfirmed").ToLowerInvariant();
        return Ok(json => json.Text("STATUS", status));
    }

    /// <summary>A page of rows. An empty list is 4002 without LISTINFO and DATAS (4.4).</summary>
    public SimulatedResponse Page(PageWindow page, Action<PhpJson, long> row)
    {
        if (page.Count == 0 && (page.Total == 0 || knobs.Text("past-end") == "nodata"))
            return Send(Start("4002", "NO_DATA"));
        var json = Start("0000", "OK").Open("LISTINFO");
        foreach (var (name, value) in new[] { ("PAGE", page.Page), ("NUM_PER_PAGE", page.Size), ("TOTAL", page.Total) })
            _ = knobs.Text("listinfo") == "number" ? json.Number(name, value) : json.Text(name, value);
        json.Close();
        return Send(page.Count == 0 && knobs.Text("past-end") == "null" ? json.Null("DATAS") : json.Rows("DATAS", page, row));
    }

    /// <summary>An error, as JSON or as the text that comes in its place.</summary>
    public SimulatedResponse Error(DcsError error) => knobs.Text("error-form") == "text"
        ? Text(error.Remark)
        : Send(Start(error.Code, error.Message));

    public static SimulatedResponse Text(string text) => SimulatedResponse.Text(text, PlainText);

    private PhpJson Start(string code, string message) =>
        new PhpJson(knobs.Text("json") == "escaped").Open().Text("SVC_RT", code).Text("SVC_MSG", message);

    private SimulatedResponse Send(PhpJson json) => SimulatedResponse.Text(json.Close().ToString(), knobs.Text("content-type"));
}
