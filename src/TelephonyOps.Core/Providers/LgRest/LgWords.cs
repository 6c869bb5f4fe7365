namespace TelephonyOps.Providers.LgRest;

/// <summary>How one of the two systems spells the operations and fields that both have.</summary>
sealed record LgWords
{
    public required string Provider { get; init; }

    public required string StopRecord { get; init; }

    public required string Hold { get; init; }

    public required string Unhold { get; init; }

    public required string SetForward { get; init; }

    public required string SendText { get; init; }

    public required string Download { get; init; }

    /// <summary>The field of a destination number.</summary>
    public required string Number { get; init; }

    /// <summary>The field of a message's text.</summary>
    public required string Text { get; init; }

    /// <summary>The field of a recording's name.</summary>
    public required string FileName { get; init; }
}
