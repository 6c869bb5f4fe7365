using System.Globalization;
using System.Text;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.LguBase.Records;

/// <summary>History rows as section 3.23 prints them: columns apart by <c>^</c>, outside numbers masked and in Base64.</summary>
internal sealed class HistoryText(Knobs knobs)
{
    private const int MaskedDigits = 4;

    private readonly bool _asTable = knobs.Text("history-columns") == "table";
    private readonly bool _masked = knobs.Flag("history-mask");
    private readonly bool _asterisk = knobs.Text("disposition") == "asterisk";

    public string Format(HistoryRow row)
    {
        var own = row.Own;
        var remote = Number(row.Remote);
        var (source, destination) = row.IsInbound ? (remote, own) : (own, remote);
        var context = row.IsInbound ? "inbound" : "outbound";
        var (channel, farChannel) = row.IsInbound ? (row.FarChannel, row.Channel) : (row.Channel, row.FarChannel);
        var start = KoreaTime.Spaced(row.Time);
        var (duration, talking) = (Text(row.Ringing + row.Talking), Text(row.Talking));
        var result = Disposition(row.Result);
        // The sample has nine values and a separator behind them; the table above it has ten columns, with the channels.
        return _asTable
            ? Join(start, source, destination, context, channel, farChannel, duration, talking, result, "3")
            : Join(start, source, destination, context, duration, talking, result, "0", "0", "");
    }

    private string Number(string number)
    {
        if (!_masked || LguHistory.KindOf(number) == NumberKind.Internal)
            return number;
        var shown = number[..^MaskedDigits] + new string('*', MaskedDigits);
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(shown));
    }

    // The sample says OK also where nobody talked.
    private string Disposition(CallResult result) => !_asterisk ? "OK" : result switch
    {
        CallResult.Answered => "ANSWERED",
        CallResult.Busy => "BUSY",
        CallResult.Failed => "FAILED",
        _ => "NO ANSWER",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Join(params IEnumerable<string> columns) => string.Join('^', columns);
}
