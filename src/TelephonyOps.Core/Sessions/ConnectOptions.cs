using System.Net;

namespace TelephonyOps;

/// <summary>
/// What a connection needs. The options below the line belong to some vendors only: a provider names the ones it reads,
/// and the others are refused when set, so that an option never goes unnoticed.
/// </summary>
public sealed record ConnectOptions
{
    /// <summary>A URI, or host[:port]; for a native library its path. Null: the provider's own address.</summary>
    public string? Server { get; init; }

    /// <summary>The account's id, e.g. a 070 number or an extension.</summary>
    public string Account { get; init; } = "";

    public Secret Password { get; init; } = new("");

    /// <summary>The session's name; null gives the provider's name with a number.</summary>
    public string? Name { get; init; }

    /// <summary>How long one request may take. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The zone of the vendor's times, which carry none. Default Korea Standard Time.</summary>
    public TimeZoneInfo TimeZone { get; init; } = Clock.KoreaStandardTime;

    /// <summary>SHA-1 or SHA-256 of the only certificate that is accepted, in hex, with or without colons.</summary>
    public string? CertificateThumbprint { get; init; }

    public bool SkipCertificateCheck { get; init; }

    /// <summary>Where time comes from; a test gives its own.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    // ---- options of some vendors ----

    /// <summary>
    /// How far apart the attempts to restore a lost connection or event stream come to begin. They begin close together; in the first two minutes
    /// they are never more than four seconds apart. Null: the vendor's own.
    /// </summary>
    public TimeSpan? ReconnectInterval { get; init; }

    /// <summary>The least time between the end of one download and the start of the next.</summary>
    public TimeSpan? DownloadInterval { get; init; }

    /// <summary>How long a dial request may stay open: some vendors answer only when the own phone was picked up.</summary>
    public TimeSpan? DialTimeout { get; init; }

    /// <summary>The IPv4 address of this machine as the vendor reaches it, for call-backs.</summary>
    public IPAddress? CallbackHost { get; init; }

    /// <summary>The port for call-backs; 0 takes any free one.</summary>
    public int? CallbackPort { get; init; }

    /// <summary>The addresses that call-backs may come from; empty means any.</summary>
    public IReadOnlyList<IPAddress>? CallbackSender { get; init; }

    /// <summary>Big, Little or Auto.</summary>
    public string? ByteOrder { get; init; }

    /// <summary>A JSON file that renames commands or renumbers services.</summary>
    public string? DialectPath { get; init; }

    public TimeSpan? HeartbeatInterval { get; init; }

    public bool SwpLogin { get; init; }

    public string? Encryption { get; init; }

    public string? OamServer { get; init; }

    public Secret? AppKey { get; init; }

    /// <summary>Initialise only, to register a user or set a password.</summary>
    public bool NoLogin { get; init; }

    /// <summary>Log in as a station instead of as a server account.</summary>
    public bool AsStation { get; init; }

    /// <summary>A span that must be longer than nothing, and is not; null where each is.</summary>
    internal string? EmptySpan() => Timeout <= TimeSpan.Zero ? nameof(Timeout)
        : DialTimeout <= TimeSpan.Zero ? nameof(DialTimeout)
        : ReconnectInterval <= TimeSpan.Zero ? nameof(ReconnectInterval)
        : HeartbeatInterval <= TimeSpan.Zero ? nameof(HeartbeatInterval)
        : null;

    /// <summary>The names of the vendor options that were set.</summary>
    internal IEnumerable<string> VendorOptionsSet()
    {
        if (ReconnectInterval is not null) yield return nameof(ReconnectInterval);
        if (DownloadInterval is not null) yield return nameof(DownloadInterval);
        if (DialTimeout is not null) yield return nameof(DialTimeout);
        if (CallbackHost is not null) yield return nameof(CallbackHost);
        if (CallbackPort is not null) yield return nameof(CallbackPort);
        if (CallbackSender is { Count: > 0 }) yield return nameof(CallbackSender);
        if (ByteOrder is not null) yield return nameof(ByteOrder);
        if (DialectPath is not null) yield return nameof(DialectPath);
        if (HeartbeatInterval is not null) yield return nameof(HeartbeatInterval);
        if (SwpLogin) yield return nameof(SwpLogin);
        if (Encryption is not null) yield return nameof(Encryption);
        if (OamServer is not null) yield return nameof(OamServer);
        if (AppKey is not null) yield return nameof(AppKey);
        if (NoLogin) yield return nameof(NoLogin);
        if (AsStation) yield return nameof(AsStation);
    }
}
