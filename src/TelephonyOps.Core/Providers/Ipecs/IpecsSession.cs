using TelephonyOps.Capabilities;
using TelephonyOps.Diagnostics;
using TelephonyOps.Providers.Ipecs.Events;
using TelephonyOps.Providers.Ipecs.Wire;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Ipecs;

/// <summary>An account of an iPECS system: the session's life and what all of its commands have in common.</summary>
sealed partial class IpecsSession : TelephonySession
{
    static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(5);
    readonly IpecsClient _client;
    readonly IpecsLogin _login;
    readonly IpecsCalls _calls;
    IpecsKeepAlive? _keepAlive;

    public IpecsSession(IpecsProvider provider, ConnectOptions options, Uri server, TlsPolicy tls, HttpPipeline http) : base(provider, options, server.AbsoluteUri.TrimEnd('/'))
    {
        Paths = new IpecsPaths(server, options.Account, options.AsStation);
        Tls = tls;
        _login = new IpecsLogin(http, Paths, options.Account, options.Password, options.Time);
        _client = new IpecsClient(http, _login, Paths, Answered);
        Monitors = new IpecsMonitors(this);
        _calls = new IpecsCalls(this);

        // A station's login is its number (2.1.1); a server account has no line of its own.
        Device = options.AsStation ? options.Account : null;
    }

    // Internal, these and the following: a public property shows itself and all that it holds to whoever formats the session.

    /// <summary>The vendor's operations; fails once the session is closed.</summary>
    internal IpecsClient Client
    {
        get
        {
            ThrowIfClosed();
            return _client;
        }
    }

    internal IpecsPaths Paths { get; }

    internal TlsPolicy Tls { get; }

    internal IpecsLogin Login => _login;

    /// <summary>What the system was asked to watch.</summary>
    internal IpecsMonitors Monitors { get; }

    /// <summary>How long the token lives without a request.</summary>
    internal TimeSpan TokenLifetime => _login.Token?.Lifetime ?? TimeSpan.FromMinutes(2);

    /// <summary>Logs in and begins to keep the token alive.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var token = await _login.RenewAsync(null, cancellationToken).ConfigureAwait(false);
        ApiVersion = token.ApiVersion;
        MarkConnected();
        _keepAlive = new IpecsKeepAlive(this);
    }

    public override Task ProbeAsync(CancellationToken cancellationToken) => Client.CheckConnectionAsync(cancellationToken);

    /// <summary>As <see cref="ProbeAsync"/>, for the keep-alive, which may find the session closing.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) => _client.CheckConnectionAsync(cancellationToken);

    /// <summary>The event stream broke off, or came back.</summary>
    public void SetReconnecting(bool reconnecting) => State = reconnecting ? SessionState.Reconnecting : SessionState.Connected;

    protected override async Task<IAsyncDisposable> StartEventsAsync(CancellationToken cancellationToken)
    {
        RefuseStation("events");
        ThrowIfClosed();
        return await IpecsEventStream.StartAsync(this, _calls, cancellationToken).ConfigureAwait(false);
    }

    protected internal override Task<IAsyncDisposable?> ObserveAsync(TelephonyOps.Events.EventFilter filter, CancellationToken cancellationToken) => Monitors.ObserveAsync(filter, cancellationToken);

    protected override async ValueTask CloseCoreAsync()
    {
        if (_keepAlive is not null) await _keepAlive.DisposeAsync().ConfigureAwait(false);
        using var limit = new CancellationTokenSource(s_farewell);
        try
        {
            await _client.LogoutAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TelephonyException or OperationCanceledException)
        {
            TelephonyTrace.Current?.Warning(IpecsTexts.LogoutFailed.With(Account, TokenLifetime.TotalSeconds, error.Message));
        }
        finally
        {
            _client.Dispose();
        }
    }

    void Answered() => Touch();

    /// <summary>The device that a command acts for.</summary>
    internal string DeviceFor(string? named) => named ?? Device ?? throw new TelephonyException(TelephonyErrorKind.InvalidArgument, IpecsTexts.DeviceNeeded.With(Account))
    {
        RecommendedAction = IpecsTexts.DeviceNeededAction,
    };

    /// <summary>A station's account only has click-to-call and its own call records (5.1, 5.4).</summary>
    void RefuseStation(string operation)
    {
        if (Options.AsStation) throw NotOffered("-AsStation", IpecsTexts.StationCannot.With(operation));
    }

    TelephonyException NotOffered(string option, string why) => new(TelephonyErrorKind.NotSupported, Texts.OptionNotSupported.With(Provider, why))
    {
        RecommendedAction = Texts.OptionNotSupportedAction.With(option),
        Target = option,
    };

    TelephonyException Invalid(string message, string action, object? target) => new(TelephonyErrorKind.InvalidArgument, message)
    {
        Provider = Provider,
        RecommendedAction = action,
        Target = target,
    };

    /// <summary>An index of the system's tables: a whole number within its documented range.</summary>
    int Index(string? text, string what, int from, int until)
        => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) && index >= from && index <= until
            ? index
            : throw Invalid(IpecsTexts.OutOfRange.With(what, text, from, until), IpecsTexts.OutOfRangeAction.With(what, from, until), text);

    static async Task DoneAsync(Task<IpecsAnswer> request) => (await request.ConfigureAwait(false)).Dispose();
}
