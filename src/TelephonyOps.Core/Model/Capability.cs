namespace TelephonyOps;

/// <summary>One capability of one provider, as <c>Get-TelCapability</c> shows it.</summary>
public sealed record Capability
{
    public required string Provider { get; init; }

    /// <summary>The capability's name, the same for every provider that has it.</summary>
    public required string Name { get; init; }

    public bool IsSupported { get; init; }

    /// <summary>The vendor's operations that it uses here.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>The commands that reach it.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];
}
