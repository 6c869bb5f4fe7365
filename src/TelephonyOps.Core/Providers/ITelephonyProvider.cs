namespace TelephonyOps.Providers;

/// <summary>
/// A vendor. Everything outside its folder reaches it through this, the registry and the capability interfaces.
/// </summary>
public interface ITelephonyProvider
{
    /// <summary>The name that users give to <c>-Provider</c>.</summary>
    string Name { get; }

    /// <summary>The product's full name.</summary>
    string DisplayName { get; }

    /// <summary>The type of its sessions: which capability interfaces it implements is what the vendor can do.</summary>
    Type SessionType { get; }

    /// <summary>Every operation of the vendor and where it is reached.</summary>
    IReadOnlyList<VendorOperation> Operations { get; }

    /// <summary>The names of the <see cref="ConnectOptions"/> that it reads beyond the common ones.</summary>
    IReadOnlyList<string> AcceptedOptions { get; }

    /// <summary>Connects and proves that the account is accepted.</summary>
    Task<TelephonySession> ConnectAsync(ConnectOptions options, CancellationToken cancellationToken);
}

/// <summary>One operation of a vendor.</summary>
/// <param name="Name">The vendor's name of it.</param>
/// <param name="Capability">The capability interface through which it is reached; null where the session's life itself uses it.</param>
/// <param name="Source">Document section.</param>
/// <param name="Commands">The commands that reach it.</param>
public sealed record VendorOperation(string Name, Type? Capability, string Source, params string[] Commands);
