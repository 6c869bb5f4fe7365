namespace TelephonyOps;

/// <summary>Whether the account may use a service. Unknown until a use showed it, where the vendor does not list them.</summary>
public enum ServiceState { Unknown, Available, NotAllowed }

/// <summary>A service of the vendor.</summary>
public sealed record Service : SessionObject
{
    /// <summary>The vendor's name of it.</summary>
    public required string Name { get; init; }

    public ServiceState State { get; init; }

    public override string ToString() => Name;
}

/// <summary>One setting of a service.</summary>
public sealed record ServiceProfileEntry : SessionObject
{
    public required string Service { get; init; }

    public required string Name { get; init; }

    public string? Value { get; init; }
}

/// <summary>A number of the subscriber.</summary>
public sealed record SubscriberNumber : SessionObject
{
    public required string Number { get; init; }

    public override string ToString() => Number;
}

/// <summary>Whether the user is away.</summary>
public sealed record Absence : SessionObject
{
    public string? Device { get; init; }

    public bool Enabled { get; init; }
}
