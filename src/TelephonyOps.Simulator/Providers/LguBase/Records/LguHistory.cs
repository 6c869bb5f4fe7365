using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.LguBase.Records;

/// <summary>A finished call of a line.</summary>
internal sealed record HistoryRow(
    DateTime Time, bool IsInbound, string Own, string Remote, int Ringing, int Talking, CallResult Result, string Channel, string FarChannel);

/// <summary>What GETCALLHISTORY's SEARCH selects by (3.23).</summary>
internal enum NumberKind
{
    Internal = 0,
    Local = 1,
    Mobile = 2,
    International = 5,
}

/// <summary>A line's calls of both directions, newest first.</summary>
internal sealed class LguHistory
{
    private const int Step = 600;

    private readonly RowLog<HistoryRow> _inbound;
    private readonly RowLog<HistoryRow> _outbound;

    public LguHistory(SimulationContext simulation, LguLine line)
    {
        var knobs = simulation.Knobs;
        _inbound = new(() => knobs.Number("inbound-rows"), Maker(simulation, line, isInbound: true));
        _outbound = new(() => knobs.Number("outbound-rows"), Maker(simulation, line, isInbound: false));
    }

    public void Add(HistoryRow row) => (row.IsInbound ? _inbound : _outbound).Add(row);

    /// <summary>The rows from a time on and before another.</summary>
    public IEnumerable<HistoryRow> Between(bool inbound, DateTime from, DateTime before)
    {
        var log = inbound ? _inbound : _outbound;
        for (var index = 0L; index < log.Total; index++)
        {
            var row = log[index];
            if (row.Time < from)
                yield break;
            if (row.Time < before)
                yield return row;
        }
    }

    public static NumberKind KindOf(string number) => number switch
    {
        { Length: <= 5 } => NumberKind.Internal,
        _ when number.StartsWith("00", StringComparison.Ordinal) => NumberKind.International,
        _ when number.StartsWith("01", StringComparison.Ordinal) => NumberKind.Mobile,
        _ => NumberKind.Local,
    };

    private static Func<long, HistoryRow> Maker(SimulationContext simulation, LguLine line, bool isInbound)
    {
        var values = new SeededValues(simulation.Options.Seed, line.Extension + (isInbound ? "/in" : "/out"));
        var firstExtension = simulation.Knobs.Int("first-extension");
        return index =>
        {
            var time = KoreaTime.Epoch.AddSeconds((-Step * index) - values.Below(Step, index, 7));
            var call = SampleCalls.Make(values, index, firstExtension, time);
            var own = $"SIP/{line.Agent}-{values.Bits(index, 8) % 0x100000000:x8}";
            var far = $"SIP/{simulation.Knobs.Text("trunk")}-{values.Bits(index, 9) % 0x100000000:x8}";
            return new(time, isInbound, line.Extension, call.Remote, call.Ringing, call.Talking, call.Result, own, far);
        };
    }
}
