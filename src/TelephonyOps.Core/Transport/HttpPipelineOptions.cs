namespace TelephonyOps.Transport;

/// <summary>How a vendor's HTTP requests are made.</summary>
public sealed record HttpPipelineOptions
{
    public required string Provider { get; init; }

    public required Uri BaseAddress { get; init; }

    public required TlsPolicy Tls { get; init; }

    /// <summary>The account's gate; null where the vendor does not mind.</summary>
    public AccountGate? Gate { get; init; }

    /// <summary>The pause between two downloads of an account.</summary>
    public TimeSpan DownloadInterval { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a read or an idempotent set is tried in all.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>The pause before the second attempt; it doubles, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a connection without a request is kept. One that outlived a cut of the network takes a request without a word and never answers.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long nothing is sent after many failures in a row.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest answer that is read, in bytes.</summary>
    public int MaxResponseBytes { get; init; } = 16 * 1024 * 1024;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
