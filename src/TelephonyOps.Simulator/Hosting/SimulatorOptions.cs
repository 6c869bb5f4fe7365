using System.Net;

namespace TelephonyOps.Simulator.Hosting;

/// <summary>How a simulator is started.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The loopback address to listen on.</summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>The vendor server's port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>All generated data follow from this number.</summary>
    public int Seed { get; init; } = 20260101;

    /// <summary>Whether the vendor's server speaks TLS, where the vendor does.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>Settings of the provider, by name.</summary>
    public Dictionary<string, string> Set { get; init; } = [];

    /// <summary>The clock that the server's rules (spacing, blocks) go by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
