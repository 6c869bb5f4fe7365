namespace TelephonyOps;

/// <summary>The subscriber behind a session's account.</summary>
public sealed record User : SessionObject
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Extension { get; init; }

    public string? Number { get; init; }

    /// <summary>The pickup group.</summary>
    public string? Group { get; init; }

    public ForwardRule? Forward { get; init; }

    public override string ToString() => Id;
}
