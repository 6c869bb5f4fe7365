using System.Management.Automation;

namespace TelephonyOps;

/// <summary>A running simulator. Its properties bind to Connect-TelSession.</summary>
public sealed class TelSimulator
{
    public required string Provider { get; init; }

    /// <summary>Where its vendor's server listens; for a native library its path.</summary>
    public required string Server { get; init; }

    /// <summary>The address of its control endpoint: GET state, POST fault, act, set, reset.</summary>
    public required Uri Control { get; init; }

    /// <summary>SHA-256 of its certificate; null where it speaks no TLS.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>The application key; null where the vendor wants none.</summary>
    public string? AppKey { get; init; }

    /// <summary>The first account.</summary>
    public required PSCredential Credential { get; init; }

    /// <summary>All accounts.</summary>
    public required IReadOnlyList<PSCredential> Accounts { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>The settings it started with.</summary>
    public required IReadOnlyDictionary<string, string> Setting { get; init; }

    public override string ToString() => $"{Provider} simulator at {Server}";
}
