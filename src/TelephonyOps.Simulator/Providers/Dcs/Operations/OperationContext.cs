using System.Globalization;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Dcs.Wire;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs.Operations;

/// <summary>An operation that has passed authentication: who asks, what with, and how it answers.</summary>
internal sealed record OperationContext(DcsState State, DcsAccount Account, SimulatedRequest Request, DcsAnswers Answers)
{
    public Knobs Knobs => State.Simulation.Knobs;

    public Exchange Exchange => State.Exchange;

    public DateTime Now => KoreaTime.Now(State.Simulation.Clock);

    /// <summary>DSTNUM, one number.</summary>
    public string Destination => Destinations is [var only] ? only : throw new DcsError("1002");

    /// <summary>DSTNUM, one number or several with commas (14.3).</summary>
    public string[] Destinations
    {
        get
        {
            var numbers = Value("DSTNUM").Split(',', StringSplitOptions.TrimEntries);
            return numbers.All(DialPlan.IsDialable) ? numbers : throw new DcsError("1002");
        }
    }

    /// <summary>DATE, eight digits.</summary>
    public DateOnly Day => DateOnly.TryParseExact(Value("DATE"), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new DcsError("1002");

    public string Value(string name) => Request.PathValues[name];

    /// <summary>The page that is asked for.</summary>
    public PageWindow Page(long total) => Request.Page is >= 1 and <= long.MaxValue / 1_000_000 and var page
        ? new(page, Knobs.Int("page-size"), total)
        : throw new DcsError("1002");

    public string Time(DateTime time) => Knobs.Text("time-format") == "digits" ? KoreaTime.Digits(time) : KoreaTime.Spaced(time);
}
