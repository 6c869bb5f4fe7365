namespace TelephonyOps;

/// <summary>When a call is forwarded.</summary>
public enum ForwardCondition { Unknown, Unconditional, NoAnswer, Busy, Simultaneous, BusyOrNoAnswer, DoNotDisturb }

/// <summary>The call forwarding of a line.</summary>
public sealed record ForwardRule : SessionObject
{
    public string? Device { get; init; }

    public bool Enabled { get; init; }

    /// <summary>Null where none is set, or where the target is the voice mailbox.</summary>
    public ForwardCondition? Condition { get; init; }

    public string? To { get; init; }

    /// <summary>The vendor's own wording.</summary>
    public string? Description { get; init; }

    public override string ToString() => !Enabled ? "off" : Description ?? $"{Condition} -> {To}";
}
