namespace TelephonyOps.Capabilities;

/// <summary>Tells about the subscriber. <c>Get-TelUser</c></summary>
public interface IUserInfo : ICapability
{
    Task<User> GetUserAsync(CancellationToken cancellationToken);
}

/// <summary>Tells what lines are doing. <c>Get-TelCallStatus</c></summary>
public interface ICallStatus : ICapability
{
    /// <param name="devices">Empty: the session's own line.</param>
    IAsyncEnumerable<CallStatus> GetStatusAsync(IReadOnlyList<string> devices, CancellationToken cancellationToken);
}

/// <summary>A forwarding to be set or cleared.</summary>
public sealed record ForwardRequest
{
    public string? Device { get; init; }

    public string? To { get; init; }

    /// <summary>Null: the vendor's plain command, which is unconditional.</summary>
    public ForwardCondition? Condition { get; init; }
}

/// <summary>Sets and clears call forwarding. <c>Set-TelForward</c>, <c>Clear-TelForward</c></summary>
public interface IForwarding : ICapability
{
    Task<ForwardRule> SetForwardAsync(ForwardRequest request, CancellationToken cancellationToken);

    Task<ForwardRule> ClearForwardAsync(ForwardRequest request, CancellationToken cancellationToken);
}

/// <summary>Reads call forwarding. <c>Get-TelForward</c></summary>
public interface IForwardingInfo : ICapability
{
    Task<ForwardRule> GetForwardAsync(string? device, CancellationToken cancellationToken);
}
