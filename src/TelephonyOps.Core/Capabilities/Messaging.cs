namespace TelephonyOps.Capabilities;

/// <summary>A text message to be sent.</summary>
public sealed record MessageRequest
{
    public required IReadOnlyList<string> To { get; init; }

    public required string Text { get; init; }

    public MessageType Type { get; init; }

    public TimeSpan? Timeout { get; init; }

    public bool NoWait { get; init; }
}

/// <summary>Sends text messages. <c>Send-TelMessage</c></summary>
public interface IMessaging : ICapability
{
    /// <summary>One result a receiver, in the order given. The text is checked in the vendor's charset before anything is sent.</summary>
    IAsyncEnumerable<MessageResult> SendMessageAsync(MessageRequest request, CancellationToken cancellationToken);
}

/// <summary>Lists received messages. <c>Get-TelMessage</c></summary>
public interface IMessageInbox : ICapability
{
    IAsyncEnumerable<Message> ListMessagesAsync(TimedListRequest request, CancellationToken cancellationToken);
}

/// <summary>A web hook to be set.</summary>
public sealed record WebhookRequest
{
    public WebhookKind Kind { get; init; }

    /// <summary>http, an IPv4 host, and a path whose page has an extension.</summary>
    public required Uri Uri { get; init; }
}

/// <summary>Manages the vendor's call-backs to a web server. <c>Set-</c>, <c>Get-</c>, <c>Remove-TelWebhook</c></summary>
public interface IWebhooks : ICapability
{
    Task<Webhook> SetWebhookAsync(WebhookRequest request, CancellationToken cancellationToken);

    /// <returns>Null when none is set.</returns>
    Task<Webhook?> GetWebhookAsync(WebhookKind kind, CancellationToken cancellationToken);

    /// <returns>False when none was set.</returns>
    Task<bool> RemoveWebhookAsync(WebhookKind kind, CancellationToken cancellationToken);
}
