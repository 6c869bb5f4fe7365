using System.Management.Automation;
using System.Net;
using System.Security;
using TelephonyOps.Binding;
using TelephonyOps.Pipeline;
using TelephonyOps.Providers;

namespace TelephonyOps.Commands;

/// <summary>Connect-TelSession</summary>
[Cmdlet(VerbsCommunications.Connect, "TelSession", DefaultParameterSetName = "Login")]
[OutputType(typeof(TelephonySession))]
public sealed class ConnectTelSessionCommand : TelCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string Provider { get; set; } = "";

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("LibraryPath")]
    [ValidateNotNullOrEmpty]
    public string? Server { get; set; }

    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = "Login")]
    [Credential]
    public PSCredential? Credential { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    // Empty where a piped simulator speaks no TLS; the chain is checked then.
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CertificateThumbprint { get; set; }

    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    public TimeZoneInfo? TimeZone { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? DialTimeout { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? DownloadInterval { get; set; }

    [Parameter]
    public IPAddress? CallbackHost { get; set; }

    [Parameter]
    [ValidateRange(0, 65535)]
    public int? CallbackPort { get; set; }

    [Parameter]
    public IPAddress[]? CallbackSender { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? ReconnectInterval { get; set; }

    [Parameter]
    [ValidateSet("Auto", "Big", "Little")]
    public string? ByteOrder { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DialectPath { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? HeartbeatInterval { get; set; }

    [Parameter]
    public SwitchParameter SwpLogin { get; set; }

    [Parameter]
    public string? Encryption { get; set; }

    [Parameter]
    public string? OamServer { get; set; }

    /// <summary>Log in as a station instead of as a server account.</summary>
    [Parameter]
    public SwitchParameter AsStation { get; set; }

    /// <summary>The application's key, as text or SecureString.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretText]
    public SecureString? AppKey { get; set; }

    /// <summary>Initialise only, to register a user or set a password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "NoLogin")]
    public SwitchParameter NoLogin { get; set; }

    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Name is not null) Pipeline.Sessions.ThrowIfTaken(Name);
            if (SkipCertificateCheck) Warn(CommandTexts.CertificateCheckSkipped);
            var session = await ProviderRegistry.ConnectAsync(Provider, Options(), cancellationToken);
            Pipeline.Sessions.Add(session);
            Write(session);
        }
        catch (TelephonyException error)
        {
            // With many accounts of one server, only the account says which one was refused.
            Fail(error, error.Kind is TelephonyErrorKind.Authentication or TelephonyErrorKind.Permission ? Credential?.UserName : Server ?? Provider);
        }
    }

    ConnectOptions Options()
    {
        var defaults = new ConnectOptions();
        return new ConnectOptions
        {
            Server = Server,
            Account = Credential?.UserName ?? "",
            Password = new Secret(Credential?.GetNetworkCredential().Password ?? ""),
            Name = Name,
            CertificateThumbprint = CertificateThumbprint,
            SkipCertificateCheck = SkipCertificateCheck,
            Timeout = Timeout ?? defaults.Timeout,
            TimeZone = TimeZone ?? defaults.TimeZone,
            DialTimeout = DialTimeout,
            DownloadInterval = DownloadInterval,
            CallbackHost = CallbackHost,
            CallbackPort = CallbackPort,
            CallbackSender = CallbackSender,
            ReconnectInterval = ReconnectInterval,
            ByteOrder = ByteOrder,
            DialectPath = DialectPath is null ? null : Pipeline.ResolvePath(DialectPath, isLiteral: false),
            HeartbeatInterval = HeartbeatInterval,
            SwpLogin = SwpLogin,
            Encryption = Encryption,
            OamServer = OamServer,
            AsStation = AsStation,
            AppKey = AppKey is null ? null : new Secret(new NetworkCredential("", AppKey).Password),
            NoLogin = NoLogin,
        };
    }
}
