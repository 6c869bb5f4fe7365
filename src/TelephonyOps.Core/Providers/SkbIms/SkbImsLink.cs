using TelephonyOps.Diagnostics;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>The library's connection: initialise, log in, notice that it is gone, come back, log out.</summary>
sealed class SkbImsLink : IImsConnection, IAsyncDisposable
{
    static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(3);
    static readonly TimeSpan s_serviceQuery = TimeSpan.FromSeconds(5);
    static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(10);
    static readonly TimeSpan s_livenessInterval = TimeSpan.FromSeconds(60);

    readonly SkbImsSession _session;
    readonly ConnectOptions _options;
    readonly ImsDialect _dialect;
    readonly ImsWorker _worker;
    readonly ImsClaim _claim;
    readonly ImsExchanges _exchanges;
    readonly CancellationTokenSource _ending = new();
    readonly object _gate = new();
    Task _ready = Task.CompletedTask;
    Task _reconnecting = Task.CompletedTask;
    Task _liveness = Task.CompletedTask;
    bool _isOpen;
    bool _isLost;
    bool _isLoggedIn;
    long _lastHeard;

    public SkbImsLink(SkbImsSession session, ConnectOptions options, string path, ImsDialect dialect, ImsClaim claim)
    {
        _session = session;
        _options = options;
        _dialect = dialect;
        _claim = claim;
        _exchanges = new ImsExchanges(options.Time);
        _worker = new ImsWorker(() => ImsLibraries.Open(path), Receive);
        Desk = new SkbImsDesk(_worker, _exchanges, options, this);
    }

    /// <summary>Where the commands go.</summary>
    public SkbImsDesk Desk { get; }

    /// <summary>Loads the library, connects and logs in.</summary>
    /// <returns>The library's version.</returns>
    public async Task<string> OpenAsync(CancellationToken cancellationToken)
    {
        await _worker.Opened.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _worker.StartPollingAsync(cancellationToken).ConfigureAwait(false);
        await ConnectAsync(cancellationToken).ConfigureAwait(false);
        var version = await Desk.VersionAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate) _isOpen = true;
        if (!_options.NoLogin) _liveness = Background.Run(WatchAsync);
        return version;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate) _isOpen = false;
        await _ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_reconnecting, _liveness).ConfigureAwait(false);
        _claim.Closing();
        await LogoutAsync().ConfigureAwait(false);
        try
        {
            await Background.Run(EndAsync).WaitAsync(s_farewell, _options.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            TelephonyTrace.Current?.Warning(SkbImsTexts.LibraryHangs);
        }
        finally
        {
            _exchanges.FailAll(_ => _session.Closed());
            _ending.Dispose();
        }
    }

    /// <summary>IMS_Init and IMS_Login, each to its event (2.1.1, 2.2.1).</summary>
    async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var key = ImsText.Bytes(_options.AppKey?.Reveal() ?? "");
        var init = new ImsCall("IMS_Init", new ImsExpectation(ImsService.Normal, ImsEventType.Connected, ImsEventType.ConnectionFail) { Ends = [ImsEventType.Disconnected] }, library => library.Init(key));
        try
        {
            using var exchange = await Desk.SendAsync(init, _options.Timeout, cancellationToken).ConfigureAwait(false);
            var connected = await SkbImsDesk.ResultAsync(init, exchange, cancellationToken).ConfigureAwait(false);
            if (connected.Type != ImsEventType.Connected || !connected.Succeeded) throw SkbImsErrors.Of(init.Function, connected.Succeeded ? 0x8011 : connected.Result, connected.Info);
        }
        finally
        {
            Array.Clear(key);
        }
        if (!_options.NoLogin) await LoginAsync(cancellationToken).ConfigureAwait(false);
    }

    async Task LoginAsync(CancellationToken cancellationToken)
    {
        var (user, password) = (ImsText.Bytes(_options.Account), ImsText.Bytes(_options.Password.Reveal()));
        var login = new ImsCall("IMS_Login", new ImsExpectation(ImsService.Normal, ImsEventType.Login) { Ends = [ImsEventType.Disconnected] }, library => library.Login(user, password));

        // The library asks for the services right after the log-in by itself; the place is taken before, since that result may come at once.
        var query = new ImsExpectation(ImsService.GetServiceInfo, ImsEventType.Normal, ImsEventType.GetSvcinfo, ImsEventType.ServiceInfo) { Also = ImsService.Normal };
        using var services = await _exchanges.OpenAsync("IMS_Login", query, _options.Timeout, cancellationToken).ConfigureAwait(false);
        try
        {
            using var exchange = await Desk.SendAsync(login, _options.Timeout, cancellationToken).ConfigureAwait(false);
            var result = await SkbImsDesk.ResultAsync(login, exchange, cancellationToken).ConfigureAwait(false);
            if (result.Type != ImsEventType.Login) throw SkbImsErrors.Of(login.Function, SkbImsErrors.HostNotConnected, result.Info);
            if (!result.Succeeded) throw SkbImsErrors.Of(login.Function, result.Result, result.Info);
        }
        finally
        {
            Array.Clear(user);
            Array.Clear(password);
        }
        _isLoggedIn = true;
        Desk.Begin();
        try
        {
            var found = await services.ResultAsync(cancellationToken).WaitAsync(s_serviceQuery, _options.Time, cancellationToken).ConfigureAwait(false);
            if (!found.Succeeded) TelephonyTrace.Current?.Warning(SkbImsTexts.ServicesRefused.With(SkbImsErrors.Show(found.Result)));
        }
        catch (TimeoutException)
        {
            TelephonyTrace.Current?.Debug(SkbImsTexts.ServicesSilent);
        }
    }

    /// <summary>2.2.2: the log-out, which ends the connection too.</summary>
    async Task LogoutAsync()
    {
        if (!_isLoggedIn) return;
        using var limit = new CancellationTokenSource(s_farewell, _options.Time);
        try
        {
            var logout = new ImsCall("IMS_Logout", new ImsExpectation(ImsService.Normal, ImsEventType.Logout) { Ends = [ImsEventType.Disconnected] }, library => library.Logout());
            using var exchange = await Desk.SendAsync(logout, s_farewell, limit.Token).ConfigureAwait(false);
            await SkbImsDesk.ResultAsync(logout, exchange, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TelephonyException or OperationCanceledException)
        {
            TelephonyTrace.Current?.Debug(SkbImsTexts.LogoutFailed.With(error.Message));
        }
    }

    /// <summary>
    /// 2.1.2, and the end of the thread. It takes as long as the library's last call does: only when that has come back, however late,
    /// may another session initialise.
    /// </summary>
    async Task EndAsync()
    {
        try
        {
            await _worker.Opened.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_worker.Opened.IsCompletedSuccessfully) await _worker.InvokeAsync(library => library.Close(), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            await _worker.DisposeAsync().ConfigureAwait(false);
            _claim.Dispose();
        }
    }

    public async Task ReadyAsync(string function, CancellationToken cancellationToken)
    {
        Task ready;
        lock (_gate) ready = _ready;

        // Refused for good is told as that.
        if (!ready.IsFaulted) _session.ThrowIfClosed();
        try
        {
            await ready.WaitAsync(_options.Timeout, _options.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TelephonyException(TelephonyErrorKind.Unavailable, SkbImsTexts.StillReconnecting.With(function))
            {
                Provider = SkbImsProvider.ProviderName,
                IsTransient = true,
                RecommendedAction = SkbImsTexts.ConnectionAction,
            };
        }
        _session.ThrowIfClosed();
    }

    public void Answered() => _session.Answered();

    void Receive(byte[] message)
    {
        var item = ImsEvent.Read(message, _dialect);
        Interlocked.Exchange(ref _lastHeard, _options.Time.GetTimestamp());

        // The session's calls first: whoever waits for this event reads them as soon as it is woken.
        _session.Heard(item);
        _exchanges.Offer(item);
        if (item is { Service: ImsService.Normal or ImsService.Unknown, Type: ImsEventType.Disconnected }) Lost(SkbImsTexts.LostDisconnected.With(SkbImsErrors.Show(item.Result)), wasTold: true);
    }

    public void Lost(string reason) => Lost(reason, wasTold: false);

    /// <param name="reason">What showed it.</param>
    /// <param name="wasTold">The vendor's own event said so: it is not told twice.</param>
    void Lost(string reason, bool wasTold)
    {
        lock (_gate)
        {
            if (!_isOpen || _isLost) return;
            _isLost = true;
            var since = _session.Now;
            var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _ready = ready.Task;
            _session.SetReconnecting(true);

            // Both before the way back begins: its success is told behind the loss, and its own exchanges are not among the lost ones.
            if (!wasTold) _session.PublishLost(reason);
            _exchanges.FailAll(isAction => new TelephonyException(TelephonyErrorKind.Unavailable, SkbImsTexts.LostWaiting.With(reason))
            {
                Provider = SkbImsProvider.ProviderName,
                IsTransient = true,
                MayHaveTakenEffect = isAction,
                RecommendedAction = isAction ? Texts.MayHaveTakenEffectAction : SkbImsTexts.ConnectionAction,
            });
            _reconnecting = Background.Run(() => ReconnectAsync(since, reason, ready));
        }
    }

    async Task ReconnectAsync(DateTimeOffset since, string reason, TaskCompletionSource ready)
    {
        var pace = new ReconnectPace(_options.Time, _options.ReconnectInterval ?? s_longestPause);
        while (true)
        {
            try
            {
                await _worker.InvokeAsync(CloseForAnother, _ending.Token).WaitAsync(_options.Timeout, _options.Time, _ending.Token).ConfigureAwait(false);
                await ConnectAsync(_ending.Token).ConfigureAwait(false);
                lock (_gate)
                {
                    _isLost = false;
                    _ready = Task.CompletedTask;
                    _session.SetReconnecting(false);
                }
                _session.Restored(since, reason);
                ready.SetResult();
                return;
            }
            catch (TelephonyException error) when (error.Kind == TelephonyErrorKind.Authentication && error.VendorCode != SkbImsErrors.Show(SkbImsErrors.NotLoggedIn))
            {
                // No pause makes a refused password right; trying on could lock the account.
                ready.SetException(error);
                _session.LostForGood(error);
                return;
            }
            catch (Exception error) when (error is TelephonyException or TimeoutException)
            {
                // The library cannot be asked whether the host is back: the next attempt finds out.
            }
            catch (OperationCanceledException)
            {
                ready.SetException(_session.Closed());
                return;
            }
            try
            {
                await pace.NextAsync(_ending.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                ready.SetException(_session.Closed());
                return;
            }
        }
    }

    /// <summary>The calls of the old connection end here and not when the way back is open: by then the new one may have told of calls of its own.</summary>
    int CloseForAnother(IImsLibrary library)
    {
        var code = library.Close();
        _session.Doubt();
        return code;
    }

    /// <summary>A connection can die without a word (quirk 42): on a quiet line the host is asked something small.</summary>
    async Task WatchAsync()
    {
        var interval = _options.HeartbeatInterval ?? s_livenessInterval;
        try
        {
            while (true)
            {
                await Task.Delay(interval, _options.Time, _ending.Token).ConfigureAwait(false);
                if (_isLost || _options.Time.GetElapsedTime(Interlocked.Read(ref _lastHeard)) < interval) continue;
                try
                {
                    await _session.ProbeAsync(_ending.Token).ConfigureAwait(false);
                }
                catch (TelephonyException error) when (error.Kind is TelephonyErrorKind.Timeout or TelephonyErrorKind.Unavailable)
                {
                    Lost(SkbImsTexts.LostSilent.With(error.Message));
                }
                catch (TelephonyException)
                {
                    // It answered, even if with a refusal: it is there.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The session ends.
        }
    }
}
