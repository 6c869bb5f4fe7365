namespace TelephonyOps;

/// <summary>The kind of a text message. Auto lets the provider choose by length.</summary>
public enum MessageType { Auto, Sms, Lms, Mms, Peer }

/// <summary>What is known about the effect of a command that is not a call.</summary>
public enum ActionOutcome { Unknown, Accepted, Failed }

/// <summary>A received message.</summary>
public sealed record Message : SessionObject
{
    public string? Id { get; init; }

    public DateTimeOffset? Time { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Text { get; init; }

    public MessageType Type { get; init; }
}

/// <summary>What became of a message to one receiver.</summary>
public sealed record MessageResult : SessionObject
{
    public required string To { get; init; }

    public MessageType Type { get; init; }

    /// <summary>The length of the text in the vendor's charset.</summary>
    public int ByteCount { get; init; }

    public ActionOutcome Outcome { get; init; }

    /// <summary>How many messages the account may still send; null where the vendor does not say.</summary>
    public long? Remaining { get; init; }
}
