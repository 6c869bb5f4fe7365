namespace TelephonyOps;

/// <summary>How many calls a query matches.</summary>
public sealed record CallStatistics : SessionObject
{
    public long Count { get; init; }

    /// <summary>Null where the vendor does not split the count.</summary>
    public long? Inbound { get; init; }

    public long? Outbound { get; init; }
}
