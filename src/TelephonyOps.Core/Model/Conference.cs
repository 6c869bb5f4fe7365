namespace TelephonyOps;

/// <summary>A party of a conference.</summary>
public sealed record ConferenceMember
{
    public required string Number { get; init; }

    public string? State { get; init; }

    /// <summary>Null where the vendor does not say.</summary>
    public bool? Muted { get; init; }

    public int? Index { get; init; }

    public override string ToString() => Number;
}

/// <summary>A conference call.</summary>
public sealed record Conference : SessionObject
{
    public string? Device { get; init; }

    public string? Room { get; init; }

    public string? Group { get; init; }

    public ActionOutcome Outcome { get; init; }

    public IReadOnlyList<ConferenceMember> Members { get; init; } = [];
}

/// <summary>A standing conference room of the system.</summary>
public sealed record ConferenceRoom : SessionObject
{
    public required string Room { get; init; }

    public bool IsOpen { get; init; }

    public IReadOnlyList<ConferenceMember> Members { get; init; } = [];
}
