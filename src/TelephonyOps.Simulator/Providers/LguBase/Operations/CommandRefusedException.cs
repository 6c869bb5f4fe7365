namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>The exchange does not do it.</summary>
/// <param name="reason">What is wrong with the command itself; null when it is the state that does not allow it.</param>
internal sealed class CommandRefusedException(string? reason = null) : Exception(reason ?? "not now")
{
    public string? Reason { get; } = reason;
}
