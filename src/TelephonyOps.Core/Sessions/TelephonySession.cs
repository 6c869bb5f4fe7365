using TelephonyOps.Capabilities;
using TelephonyOps.Events;
using TelephonyOps.Providers;

namespace TelephonyOps;

/// <summary>
/// A connection to one account of one telephony system. It implements the capability interfaces that its vendor has.
/// Thread-safe: it may be handed to other runspaces (<c>$using:</c>) and used by many commands at once.
/// </summary>
public abstract class TelephonySession : IAsyncDisposable
{
    readonly ITelephonyProvider _provider;
    readonly object _gate = new();
    Task? _closing;
    SessionState _state = SessionState.Connecting;
    long _lastActivityTicks;

    protected TelephonySession(ITelephonyProvider provider, ConnectOptions options, string server)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(options);
        _provider = provider;
        Options = options;
        Server = server;
        Name = options.Name ?? provider.Name;
        Calls = new CallLedger(options.Time);
        Events = new EventHub(this, StartEventsAsync);
    }

    /// <summary>The session's name, unique in its runspace.</summary>
    public string Name { get; internal set; }

    public string Provider => _provider.Name;

    /// <summary>Where it is connected to.</summary>
    public string Server { get; }

    /// <summary>The account's id.</summary>
    public string Account => Options.Account;

    /// <summary>The extension or number that commands act for when none is named.</summary>
    public string? Device { get; protected set; }

    public SessionState State
    {
        get { lock (_gate) return _state; }
        protected set
        {
            lock (_gate)
            {
                if (_state != SessionState.Disconnected) _state = value;
            }
        }
    }

    /// <summary>When the session was opened, in the session's time zone.</summary>
    public DateTimeOffset ConnectedAt { get; private set; }

    /// <summary>When the vendor last answered.</summary>
    public DateTimeOffset LastActivity => new(Interlocked.Read(ref _lastActivityTicks), Options.TimeZone.BaseUtcOffset);

    /// <summary>The vendor's API version; null where the vendor does not tell.</summary>
    public string? ApiVersion { get; protected set; }

    /// <summary>The byte order of a binary protocol; null where there is none.</summary>
    public string? ByteOrder { get; protected set; }

    /// <summary>The names of what this session can do.</summary>
    public IReadOnlyList<string> Capabilities => CapabilityCatalog.NamesOf(GetType());

    /// <summary>The session's events.</summary>
    internal EventHub Events { get; }

    /// <summary>The calls that the session knows of.</summary>
    internal CallLedger Calls { get; }

    internal ConnectOptions Options { get; }

    internal TimeProvider Time => Options.Time;

    /// <summary>The present moment in the vendor's time zone.</summary>
    internal DateTimeOffset Now => Time.GetUtcNow().In(Options.TimeZone);

    /// <summary>The session as the capability that a command needs.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.NotSupported"/>: names the providers that have it.</exception>
    public T Require<T>() where T : class, ICapability
        => this as T ?? throw CapabilityCatalog.Missing(typeof(T), Provider);

    /// <summary>Asks the vendor whether the account is still accepted.</summary>
    /// <exception cref="TelephonyException">Why it is not.</exception>
    public abstract Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Subscribes to the session's events. Dispose the result: the vendor's source runs as long as somebody listens.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.NotSupported"/>: the provider has no events.</exception>
    public Task<EventSubscription> SubscribeAsync(EventFilter filter, CancellationToken cancellationToken, int capacity = EventHub.DefaultCapacity)
    {
        Require<IEventSource>();
        return Events.SubscribeAsync(filter, cancellationToken, capacity);
    }

    /// <summary>Closes the session in an orderly way: events first, then the log-out, then the connection. Safe to call twice.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_gate) _closing ??= CloseOnceAsync();
        GC.SuppressFinalize(this);
        return new ValueTask(_closing);
    }

    public override string ToString() => Name;

    /// <summary>The call of that id; null when the session does not know it. A vendor with ids of its own may know more calls than the ledger.</summary>
    internal virtual Call? FindCall(string id) => Calls.Find(id);

    /// <summary>Called by the provider when the account was accepted.</summary>
    protected internal void MarkConnected()
    {
        ConnectedAt = Now;
        Touch();
        State = SessionState.Connected;
    }

    /// <summary>Called whenever the vendor answered.</summary>
    protected internal void Touch() => Interlocked.Exchange(ref _lastActivityTicks, Now.Ticks);

    /// <summary>Fails when the session was closed.</summary>
    protected internal void ThrowIfClosed()
    {
        if (State == SessionState.Disconnected) throw Closed();
    }

    internal TelephonyException Closed() => new(TelephonyErrorKind.Unavailable, Texts.SessionClosed.With(Name)) { RecommendedAction = Texts.SessionClosedAction };

    /// <summary>Starts the vendor's event source: a listener, a stream, a pump. The result ends it.</summary>
    protected virtual Task<IAsyncDisposable> StartEventsAsync(CancellationToken cancellationToken)
        => throw CapabilityCatalog.Missing(typeof(IEventSource), Provider);

    /// <summary>Asks the vendor to watch what one subscriber wants, where it has to be asked for every device. The result takes it back.</summary>
    protected internal virtual Task<IAsyncDisposable?> ObserveAsync(EventFilter filter, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>Logs out and frees the connection. Bounded in time by the provider.</summary>
    protected abstract ValueTask CloseCoreAsync();

    async Task CloseOnceAsync()
    {
        try
        {
            // Once it is closed nothing is sent any more but the log-out itself.
            await Events.CloseAsync(() => State = SessionState.Disconnected).ConfigureAwait(false);
        }
        finally
        {
            await CloseCoreAsync().ConfigureAwait(false);
        }
    }
}
