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
[UsedBy("Get-TelForward")]
public interface IForwardingInfo : ICapability
{
    Task<ForwardRule> GetForwardAsync(string? device, CancellationToken cancellationToken);
}

/// <summary>Do not disturb. <c>Set-</c>, <c>Get-TelDoNotDisturb</c></summary>
public interface IDoNotDisturb : ICapability
{
    Task<DoNotDisturb> GetDoNotDisturbAsync(string? device, CancellationToken cancellationToken);

    Task<DoNotDisturb> SetDoNotDisturbAsync(string? device, bool enabled, CancellationToken cancellationToken);
}

/// <summary>The message waiting indication. <c>Get-TelMessageWaiting</c></summary>
public interface IMessageWaiting : ICapability
{
    Task<MessageWaiting> GetMessageWaitingAsync(string? device, CancellationToken cancellationToken);
}

/// <summary>What of a device is watched.</summary>
public enum MonitorKind { Call, Presence }

/// <summary>Which devices' events the vendor sends. <c>Add-</c>, <c>Remove-</c>, <c>Get-TelMonitor</c></summary>
public interface IMonitoring : ICapability
{
    /// <summary>One result a device; a device that the vendor refuses is the error of that element.</summary>
    IAsyncEnumerable<MonitorResult> AddMonitorsAsync(IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken);

    IAsyncEnumerable<MonitorResult> RemoveMonitorsAsync(IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken);

    /// <param name="kind">Null: both.</param>
    IAsyncEnumerable<DeviceMonitor> ListMonitorsAsync(MonitorKind? kind, CancellationToken cancellationToken);
}

/// <summary>What became of one device of a monitor request.</summary>
/// <param name="Monitor">The monitor asked for.</param>
/// <param name="Error">Null when it was set.</param>
public sealed record MonitorResult(DeviceMonitor Monitor, TelephonyException? Error);

/// <summary>Sends a flexible page to a phone's display or speaker. <c>Send-TelPage</c></summary>
public interface IPaging : ICapability
{
    Task SendPageAsync(string? device, int page, CancellationToken cancellationToken);
}

/// <summary>ACD agents. <c>Connect-</c>, <c>Disconnect-TelAgent</c>, <c>Set-TelAgentState</c></summary>
public interface IAgents : ICapability
{
    Task ConnectAgentAsync(AgentRequest request, CancellationToken cancellationToken);

    Task DisconnectAgentAsync(AgentRequest request, CancellationToken cancellationToken);

    Task SetAgentStateAsync(AgentRequest request, AgentState state, string? reason, CancellationToken cancellationToken);
}

/// <summary>The rank of an agent in a group.</summary>
public enum AgentRank { Primary, Secondary }

/// <summary>Whether an agent takes calls.</summary>
public enum AgentState { Ready, NotReady }

/// <summary>An agent to be logged on, off, or set.</summary>
public sealed record AgentRequest
{
    public string? Device { get; init; }

    public string? AgentId { get; init; }

    public string? Group { get; init; }

    public AgentRank? Rank { get; init; }

    public int? Priority { get; init; }
}
