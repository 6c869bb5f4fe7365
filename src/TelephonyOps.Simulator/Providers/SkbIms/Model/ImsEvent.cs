using TelephonyOps.Simulator.Providers.SkbIms.Codes;

namespace TelephonyOps.Simulator.Providers.SkbIms.Model;

/// <summary>An event that waits to be fetched: the members of the struct _EVTMSG (2.5.1), texts still whole.</summary>
internal sealed record ImsEvent(int Service, int Type, int Result, byte[] Number1, byte[] Number2, byte[] Extra)
{
    /// <summary>The result with the number that the event carries.</summary>
    public ImsEvent InFamily(string family) => family == "short" ? this with { Result = PrintedCodes.Shorten(Result) } : this;
}
