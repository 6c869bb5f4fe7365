namespace TelephonyOps;

/// <summary>How a call ended, in one vocabulary for all vendors; the vendor's own word is in <see cref="CallRecord.RawStatus"/>.</summary>
public enum CallDisposition { Unknown, Answered, NoAnswer, Busy, Cancelled, Failed }

/// <summary>Which network a call went through.</summary>
public enum CallKind { Unknown, Internal, Local, Mobile, International }

/// <summary>One row of call history (CDR, SMDR).</summary>
public sealed record CallRecord : SessionObject
{
    /// <summary>The vendor's row or record number where it has one; a page's position number is not stable over time.</summary>
    public string? Id { get; init; }

    public string? Device { get; init; }

    public CallDirection Direction { get; init; }

    /// <summary>When the call began, with the offset of the session's time zone.</summary>
    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The whole call, ringing included.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The part in which both parties could talk.</summary>
    public TimeSpan? TalkTime { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public CallDisposition Disposition { get; init; }

    public CallKind Kind { get; init; }

    /// <summary>True where the vendor hides digits of a number behind asterisks.</summary>
    public bool IsMasked { get; init; }

    public string? RawStatus { get; init; }
}
