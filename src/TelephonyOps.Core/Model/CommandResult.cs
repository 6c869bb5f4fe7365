namespace TelephonyOps;

/// <summary>The vendor's answer to a raw operation.</summary>
public sealed record CommandResult : SessionObject
{
    public required string Command { get; init; }

    /// <summary>The vendor's result code.</summary>
    public string? Code { get; init; }

    /// <summary>The vendor's result text.</summary>
    public string? Text { get; init; }

    /// <summary>The answer's data, parsed: dictionaries, lists, strings, numbers.</summary>
    public object? Data { get; init; }

    /// <summary>The answer as it came.</summary>
    public string? Raw { get; init; }
}
