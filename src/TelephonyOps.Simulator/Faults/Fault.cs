using System.Text.Json.Serialization;

namespace TelephonyOps.Simulator.Faults;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>The answer comes late.</summary>
    [JsonStringEnumMemberName("delay")] Delay,

    /// <summary>An HTTP status instead of an answer.</summary>
    [JsonStringEnumMemberName("status")] Status,

    /// <summary>The connection breaks before the operation is done.</summary>
    [JsonStringEnumMemberName("drop-before")] DropBefore,

    /// <summary>The operation is done, then the connection breaks.</summary>
    [JsonStringEnumMemberName("drop-after")] DropAfter,

    /// <summary>The body ends early.</summary>
    [JsonStringEnumMemberName("truncate")] Truncate,

    /// <summary>The body cannot be parsed.</summary>
    [JsonStringEnumMemberName("garbage")] Garbage,

    /// <summary>The vendor's error answer with a given code.</summary>
    [JsonStringEnumMemberName("code")] Code,

    /// <summary>No answer until the client goes.</summary>
    [JsonStringEnumMemberName("hang")] Hang,

    /// <summary>The body comes in small pieces.</summary>
    [JsonStringEnumMemberName("slow")] Slow,

    /// <summary>A frame that says it is longer than the protocol allows; framed protocols only.</summary>
    [JsonStringEnumMemberName("oversize")] Oversize,

    /// <summary>The server ends its side of the connection, and goes on reading; framed protocols only.</summary>
    [JsonStringEnumMemberName("half-close")] HalfClose,
}

/// <summary>A fault that waits for its request.</summary>
public sealed record Fault
{
    /// <summary>The operation's name, or <c>*</c>.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>How often it happens; -1 for ever.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Only for this account; null for all.</summary>
    public string? Account { get; init; }

    /// <summary>Only from this page (or offset) on.</summary>
    public long? AtPage { get; init; }

    /// <summary>Milliseconds to wait before anything happens; for <see cref="FaultKind.Slow"/> between two pieces.</summary>
    public int DelayMs { get; init; }

    /// <summary>The HTTP status of <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 503;

    /// <summary>Seconds of the Retry-After field; null sends none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The vendor code of <see cref="FaultKind.Code"/>.</summary>
    public string Code { get; init; } = "9999";

    /// <summary>The vendor text of <see cref="FaultKind.Code"/>; null takes the code's own.</summary>
    public string? Message { get; init; }

    /// <summary>Bytes until the cut (default: half the body), or of a slow piece (default: 64).</summary>
    public long? Bytes { get; init; }

    /// <summary>Whether the operation is done all the same; null leaves it to the kind.</summary>
    public bool? Commit { get; init; }

    internal bool DoesOperation => Kind switch
    {
        FaultKind.Delay or FaultKind.DropAfter or FaultKind.Truncate or FaultKind.Garbage or FaultKind.Slow
            or FaultKind.Oversize or FaultKind.HalfClose => true,
        FaultKind.DropBefore => false,
        _ => Commit ?? false,
    };
}
