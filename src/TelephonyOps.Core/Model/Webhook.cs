namespace TelephonyOps;

/// <summary>What a web hook announces.</summary>
public enum WebhookKind { Ring, Sms }

/// <summary>The call-back that the vendor makes to a customer's server.</summary>
public sealed record Webhook : SessionObject
{
    public WebhookKind Kind { get; init; }

    /// <summary>The IPv4 address that the vendor calls.</summary>
    public string? Host { get; init; }

    public int? Port { get; init; }

    public string? Path { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Null: no end.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}
