using System.Globalization;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Centrex.Wire;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex.Operations;

/// <summary>An operation that has passed authentication: who asks, what with.</summary>
internal sealed record OperationContext(CentrexState State, CentrexAccount Account, SimulatedRequest Request)
{
    private const int PageSize = 10;

    public Knobs Knobs => State.Simulation.Knobs;

    public DateTime Now => KoreaTime.Now(State.Simulation.Clock);

    /// <summary>A field that must be there.</summary>
    public string Required(string name) => Request.Field(name) is { Length: > 0 } value ? value : throw new VendorError("1001", datas: name);

    /// <summary>A field that must be there and be something to dial.</summary>
    public string RequiredNumber(string name)
    {
        var number = Required(name);
        return DialPlan.IsDialable(number) ? number : throw new VendorError("1002", datas: name);
    }

    /// <summary>The page that is asked for. Only getinboundcall lets the client choose its size.</summary>
    public Paging Paging(long total, ListInfoStyle style, int? size = null) => new(Whole("page", 1, 1, long.MaxValue / 1000), size ?? PageSize, total, style);

    public long Whole(string name, long absent, long least, long most)
    {
        if (Request.Field(name) is not { Length: > 0 } text)
            return absent;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new VendorError("1002", datas: name);
    }
}
