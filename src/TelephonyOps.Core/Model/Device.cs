namespace TelephonyOps;

/// <summary>What a phone is doing.</summary>
public enum DeviceState { Unknown, Idle, Dialing, Ringing, Connected, Held, Busy, Conferenced, DoNotDisturb, Forwarded, OutOfService }

/// <summary>A terminal of the system.</summary>
public sealed record Device : SessionObject
{
    public required string Number { get; init; }

    public string? Type { get; init; }

    public DeviceState State { get; init; }

    /// <summary>Null where the vendor does not say.</summary>
    public bool? Registered { get; init; }

    public int? Index { get; init; }

    public override string ToString() => Number;
}

/// <summary>The present state of a line, as the vendor answers when asked.</summary>
public sealed record CallStatus : SessionObject
{
    public string? Device { get; init; }

    public DeviceState State { get; init; }

    public bool? Registered { get; init; }

    public string? Channel { get; init; }

    public string? CallId { get; init; }

    public string? RawStatus { get; init; }
}
