using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs;

/// <summary>LG U+ DCS: the REST API of document BMLINK-RD2016-1, version 1.0.</summary>
internal sealed class DcsProvider : ISimulatedProvider
{
    public string Name => "Dcs";

    public IReadOnlyList<Knob> Knobs { get; } =
    [
        new("accounts", "5", "accounts, 4007 and on; the third may not download (5001), the fourth may nothing (2002), the fifth has a hard id"),
        new("days", "30", "days that have generated calls and recordings"),
        new("last-day", "2026-01-01", "the newest of them (yyyy-MM-dd), or today: then calls go up to now"),
        new("sundays-closed", "false", "whether Sundays have none"),
        new("rows-per-day", "350", "generated calls of each account on a day, in each direction"),
        new("recordings-per-day", "12", "generated recordings of each account on a day, at most 86400"),
        new("contacts", "45", "entries of each phone book"),
        new("page-size", "10", "rows on a page"),
        new("past-end", "nodata", "a page past the end: nodata (4002), empty (DATAS []), null (DATAS null)"),
        new("listinfo", "text", "numbers in LISTINFO: text, as the sample has them, or number, as the tables say"),
        new("time-format", "dashed", "dashed (yyyy-MM-dd HH:mm:ss) or digits (yyyyMMddHHmmss)"),
        new("size-format", "kb", "FILE_SIZE: kb (496KB) or bytes"),
        new("json", "utf8", "Korean text in JSON: utf8 or escaped"),
        new("unconfirmed", "UNKNOW", "the word for accepted but not confirmed: UNKNOW or UNKNOWN"),
        new("forward-text", "무조건 착신전환 : {number}", "FORWARDING of a user who is forwarded"),
        new("noforward", "any", "DSTNUM of noforward: any, or exact (another number than the one that is set is refused)"),
        new("download-type", "audio/wav", "Content-Type of a downloaded file; none sends none"),
        new("error-form", "json", "errors as json, or as a bare Korean text"),
        .. LgRestKnobs.Common,
    ];

    public async Task<SimulatedEndpoint> StartAsync(SimulationContext context, CancellationToken cancellationToken)
    {
        var state = new DcsState(context);
        // A day that is none must end the start, not the first list.
        _ = state.Days;
        var politeness = LgRestKnobs.Politeness(context);
        var front = await HttpFront.StartAsync(context, new DcsSurface(state, politeness), cancellationToken);
        return new DcsEndpoint(state, politeness, front);
    }
}
