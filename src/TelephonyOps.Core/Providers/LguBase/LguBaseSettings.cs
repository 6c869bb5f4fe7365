using System.Globalization;
using System.Net;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Providers.LguBase;

/// <summary>The connection options, checked.</summary>
sealed record LguBaseSettings
{
    const int DefaultPort = 8086;
    const string Scheme = "tcp://";

    // 2.6 and 2.8.
    static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(20);
    static readonly TimeSpan s_longestHeartbeat = TimeSpan.FromSeconds(30);
    static readonly TimeSpan s_reconnect = TimeSpan.FromSeconds(30);

    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>Null: found out by trying.</summary>
    public FrameOrder? Order { get; init; }

    public required Dialect Dialect { get; init; }

    public TimeSpan Heartbeat { get; init; }

    /// <summary>The longest pause between two attempts to reconnect.</summary>
    public TimeSpan Reconnect { get; init; }

    public required string LoginCommand { get; init; }

    /// <summary>The log-in, encoded.</summary>
    public required byte[] Login { get; init; }

    public TimeSpan Timeout { get; init; }

    public required string Account { get; init; }

    public required Secret Password { get; init; }

    public string Address => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    public bool IsLoopback => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <exception cref="TelephonyException">An option that cannot be, or that the vendor does not document.</exception>
    public static LguBaseSettings From(ConnectOptions options)
    {
        if (!string.IsNullOrEmpty(options.Encryption)) throw Undocumented(nameof(options.Encryption), LguBaseTexts.EncryptionUndocumented);
        if (!string.IsNullOrEmpty(options.OamServer)) throw Undocumented(nameof(options.OamServer), LguBaseTexts.OamUndocumented);
        if (options.CertificateThumbprint is not null) throw NoTls(nameof(options.CertificateThumbprint));
        if (options.SkipCertificateCheck) throw NoTls(nameof(options.SkipCertificateCheck));
        if (options.Account.Length == 0) throw LguBaseErrors.InvalidOption("Account", LguBaseTexts.NoAccount, LguBaseTexts.NoAccountAction);
        var heartbeat = options.HeartbeatInterval ?? s_heartbeat;
        if (heartbeat > s_longestHeartbeat) throw LguBaseErrors.InvalidOption(nameof(options.HeartbeatInterval), LguBaseTexts.HeartbeatOutOfRange.With(s_longestHeartbeat.TotalSeconds), LguBaseTexts.HeartbeatAction);
        var (host, port) = ParseServer(options.Server);
        var dialect = DialectData.Load(options.DialectPath);
        var login = options.SwpLogin ? "LOGINSWP" : "LOGIN";
        return new LguBaseSettings
        {
            Host = host,
            Port = port,
            Order = ParseOrder(options.ByteOrder),
            Dialect = dialect,
            Heartbeat = heartbeat,
            Reconnect = options.ReconnectInterval ?? s_reconnect,
            LoginCommand = dialect.Command(login),
            Login = BuildLogin(dialect, login, options),
            Timeout = options.Timeout,
            Account = options.Account,
            Password = options.Password,
        };
    }

    /// <summary>A server may quote the log-in back.</summary>
    public string? Hide(string? text)
    {
        var password = Password.Reveal();
        return password.Length == 0 ? text : text?.Replace(password, Password.ToString(), StringComparison.Ordinal);
    }

    static byte[] BuildLogin(Dialect dialect, string login, ConnectOptions options)
    {
        CommandText.Build(dialect, login, options.Account, "");
        try
        {
            return CommandText.Build(dialect, login, options.Account, options.Password.Reveal());
        }
        catch (TelephonyException error) when (error.Target is null)
        {
            // The charset's own error would name the character, and where in the password it stands.
            throw LguBaseErrors.InvalidOption("Credential", LguBaseTexts.PasswordNotInCharset, LguBaseTexts.PasswordNotInCharsetAction);
        }
    }

    static (string Host, int Port) ParseServer(string? server)
    {
        if (string.IsNullOrWhiteSpace(server)) throw LguBaseErrors.InvalidOption("Server", LguBaseTexts.NoServer, LguBaseTexts.ServerAction);
        var text = server.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? server[Scheme.Length..].TrimEnd('/') : server;

        // A bare IPv6 address has colons of its own.
        if (IPAddress.TryParse(text, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && !text.StartsWith('[')) text = $"[{text}]";
        if (text.Contains("://", StringComparison.Ordinal) || !Uri.TryCreate(Scheme + text, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.UserInfo.Length != 0 || uri.PathAndQuery is not ("" or "/") || uri.Port == 0)
        {
            throw LguBaseErrors.InvalidOption("Server", Texts.ServerNotUnderstood.With(server), LguBaseTexts.ServerAction);
        }
        return (uri.Host.Trim('[', ']'), uri.Port < 0 ? DefaultPort : uri.Port);
    }

    static FrameOrder? ParseOrder(string? order) => order?.ToUpperInvariant() switch
    {
        null or "" or "AUTO" => null,
        "BIG" => FrameOrder.Big,
        "LITTLE" => FrameOrder.Little,
        _ => throw LguBaseErrors.InvalidOption(nameof(ConnectOptions.ByteOrder), LguBaseTexts.OrderUnknown.With(order), LguBaseTexts.OrderAction),
    };

    static TelephonyException Undocumented(string option, string why) => new(TelephonyErrorKind.NotSupported, Texts.OptionNotSupported.With(LguBaseProvider.ProviderName, why))
    {
        RecommendedAction = LguBaseTexts.UndocumentedAction.With(option),
        Target = option,
    };

    static TelephonyException NoTls(string option) => LguBaseErrors.InvalidOption(option, Texts.OptionNotOfProvider.With(option, LguBaseProvider.ProviderName), LguBaseTexts.NoTlsAction.With(option));
}
