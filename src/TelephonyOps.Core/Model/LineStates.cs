namespace TelephonyOps;

/// <summary>The do-not-disturb state of a line.</summary>
public sealed record DoNotDisturb : SessionObject
{
    public string? Device { get; init; }

    public bool Enabled { get; init; }
}

/// <summary>The voice messages that wait for a line.</summary>
public sealed record MessageWaiting : SessionObject
{
    public string? Device { get; init; }

    public bool HasMessages { get; init; }

    /// <summary>Null where the vendor does not count.</summary>
    public int? New { get; init; }

    public int? Old { get; init; }

    public int? NewUrgent { get; init; }
}

/// <summary>A device whose events the vendor sends.</summary>
public sealed record DeviceMonitor : SessionObject
{
    public required string Device { get; init; }

    public Capabilities.MonitorKind Kind { get; init; }
}
