using TelephonyOps.Diagnostics;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>The library's connection: initialise, log in, notice that it is gone, come back, log out.</summary>
sealed class SkbImsLink : IAsyncDisposable
{
    static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(3);
    static readonly TimeSpan s_serviceQuery = TimeSpan.FromSeconds(5);
    static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(10);
    static readonly TimeSpan s_livenessInterval = TimeSpan.FromSeconds(60);

    // So many refusals in a row mean that the log-in is gone although nothing said so (quirk 42).
    const int RefusalsBeforeReconnect = 3;

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
    int _refusals;
    long _lastHeard;

    public SkbImsLink(SkbImsSession session, ConnectOptions options, string path, ImsDialect dialect, ImsClaim claim)
    {
        _session = session;
        _options = options;
        _dialect = dialect;
        _claim = claim;
        _exchanges = new ImsExchanges(options.Time);
        _worker = new ImsWorker(() => ImsLibraries.Open(path), Receive);
    }

    public SkbImsServices Services { get; } = new();

    /// <summary>How long a command's result may take where nobody says otherwise.</summary>
    public TimeSpan Patience => _options.Timeout;

    public TimeProvider Time => _options.Time;

    /// <summary>Loads the library, connects and logs in.</summary>
    /// <returns>The library's version.</returns>
    public async Task<string> OpenAsync(CancellationToken cancellationToken)
    {
        await _worker.Opened.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _worker.StartPollingAsync(cancellationToken).ConfigureAwait(false);
        await ConnectAsync(cancellationToken).ConfigureAwait(false);
        var version = await VersionAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate) _isOpen = true;
        if (!_options.NoLogin) _liveness = Background.Run(WatchAsync);
        return version;
    }

    /// <summary>2.1.1 IMS_GetVersion.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        var (code, version) = await ReadAsync("IMS_GetVersion", 16, (library, buffer) => library.GetVersion(buffer), cancellationToken).ConfigureAwait(false);
        return code == 0 ? version : throw Noticed("IMS_GetVersion", ImsService.Normal, code, null);
    }

    /// <summary>2.7.1 IMS_GetRest.</summary>
    public async Task<string> RestAsync(CancellationToken cancellationToken)
    {
        await ReadyAsync("IMS_GetRest", cancellationToken).ConfigureAwait(false);
        var (code, rest) = await ReadAsync("IMS_GetRest", 8, (library, buffer) => library.GetRest(buffer), cancellationToken).ConfigureAwait(false);
        if (code != 0) throw Noticed("IMS_GetRest", ImsService.Normal, code, null);
        Succeeded(ImsService.Normal);
        return rest;
    }

    /// <summary>
    /// Calls and waits for the result. A read, or a setting that may be set twice, is asked once more when the answer was lost.
    /// </summary>
    /// <returns>Null: the request was accepted, and nobody wanted to wait.</returns>
    public async Task<ImsEvent?> RunAsync(ImsCall call, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
    {
        try
        {
            return await RunOnceAsync(call, timeout, noWait, cancellationToken).ConfigureAwait(false);
        }
        catch (TelephonyException error) when (!call.Expectation.IsAction && (error.Kind == TelephonyErrorKind.Timeout || (error.IsTransient && error.Kind == TelephonyErrorKind.Unavailable)))
        {
            TelephonyTrace.Current?.Debug(SkbImsTexts.AskedAgain.With(call.Function, error.Message));
            try
            {
                return await RunOnceAsync(call, timeout, noWait, cancellationToken).ConfigureAwait(false);
            }
            catch (TelephonyException held) when (held.Kind == TelephonyErrorKind.Busy && held.VendorCode is null)
            {
                // The first answer is still to come, so it was not asked again: what there is to say is that the first got none.
                throw error;
            }
        }
    }

    /// <summary>Calls, and gives the place at which the results come in. Dispose it.</summary>
    /// <param name="patience">How long the results may take.</param>
    public async Task<ImsExchange> BeginAsync(ImsCall call, TimeSpan patience, CancellationToken cancellationToken)
    {
        await ReadyAsync(call.Function, cancellationToken).ConfigureAwait(false);
        Services.ThrowIfRefused(call.Function, call.Expectation.Service);
        return await SendAsync(call, patience, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a result in: what it says of the service and of the connection.</summary>
    public ImsEvent Result(ImsCall call, ImsEvent result)
    {
        if (result.Succeeded && call.Expectation.Ends.Contains(result.Type))
        {
            throw new TelephonyException(TelephonyErrorKind.Unavailable, SkbImsTexts.EndedFirst.With(call.Function)) { Provider = SkbImsProvider.ProviderName, RecommendedAction = SkbImsTexts.CalleeAction };
        }
        if (result.Succeeded || (call.AllowsPartial && result.Result == SkbImsErrors.PartialFail))
        {
            Succeeded(call.Expectation.Service);
            return result;
        }
        if (result.Type == ImsEventType.Timeout) throw TimedOut(call);
        throw Noticed(call.Function, call.Expectation.Service, result.Result, result.Info);
    }

    /// <summary>Calls, and gathers its results where there may be several and nothing marks the last.</summary>
    /// <param name="quiet">So long without another one means that it was the last.</param>
    /// <param name="isComplete">Whether nothing more is to come.</param>
    public async Task<List<ImsEvent>> CollectAsync(ImsCall call, TimeSpan? timeout, TimeSpan quiet, Func<List<ImsEvent>, bool> isComplete, CancellationToken cancellationToken)
    {
        var patience = timeout ?? _options.Timeout;
        var items = new List<ImsEvent>();
        var heard = false;
        using var exchange = await BeginAsync(call, patience, cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(patience, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (!isComplete(items) && await exchange.NextAsync(either.Token).ConfigureAwait(false) is { } next)
            {
                heard = true;
                if (next.Verdict is ImsVerdict.Final or ImsVerdict.Moot)
                {
                    items.Add(Result(call, next.Item));
                    return items;
                }
                if (next.Verdict == ImsVerdict.Progress) items.Add(next.Item);
                limit.CancelAfter(quiet);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            if (!heard) throw TimedOut(call);
        }
        exchange.Settled();
        Succeeded(call.Expectation.Service);
        return items;
    }

    public static TelephonyException TimedOut(ImsCall call) => new(TelephonyErrorKind.Timeout, SkbImsTexts.NoResult.With(call.Function))
    {
        Provider = SkbImsProvider.ProviderName,
        IsTransient = true,
        MayHaveTakenEffect = call.Expectation.IsAction,
        RecommendedAction = call.Expectation.IsAction ? Texts.MayHaveTakenEffectAction : SkbImsTexts.NoResultAction,
    };

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

    async Task<ImsEvent?> RunOnceAsync(ImsCall call, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
    {
        var patience = timeout ?? _options.Timeout;
        using var exchange = await BeginAsync(call, patience, cancellationToken).ConfigureAwait(false);
        if (noWait) return null;
        return Result(call, await ResultAsync(call, exchange, patience, cancellationToken).ConfigureAwait(false));
    }

    async Task<ImsEvent> ResultAsync(ImsCall call, ImsExchange exchange, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await exchange.ResultAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(call);
        }
    }

    async Task<ImsExchange> SendAsync(ImsCall call, TimeSpan patience, CancellationToken cancellationToken)
    {
        var exchange = await _exchanges.OpenAsync(call.Function, call.Expectation, patience, cancellationToken).ConfigureAwait(false);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var turn = _worker.InvokeAsync(library =>
            {
                exchange.Sent();
                return call.Invoke(library);
            }, giveUp.Token);
            var code = SkbImsErrors.Normalize(await turn.WaitAsync(patience, _options.Time, cancellationToken).ConfigureAwait(false));
            TelephonyTrace.Current?.Verbose($"{call.Function}: {SkbImsErrors.Show(code)}");
            if (code == 0) return exchange;
            exchange.Settled();
            throw Noticed(call.Function, call.Expectation.Service, code, null);
        }
        catch (TimeoutException)
        {
            // A call that still waits for its turn must not be made when nobody expects it any more.
            await giveUp.CancelAsync().ConfigureAwait(false);
            exchange.Dispose();
            throw TimedOut(call);
        }
        catch
        {
            exchange.Dispose();
            throw;
        }
    }

    async Task<(int Code, string Text)> ReadAsync(string function, int size, Func<IImsLibrary, byte[], int> read, CancellationToken cancellationToken)
    {
        var buffer = new byte[size];
        var code = SkbImsErrors.Normalize(await _worker.InvokeAsync(library => read(library, buffer), cancellationToken).WaitAsync(_options.Timeout, _options.Time, cancellationToken)
            .ConfigureAwait(false));
        TelephonyTrace.Current?.Verbose($"{function}: {SkbImsErrors.Show(code)}");
        return (code, code == 0 ? ImsText.Read(buffer) : "");
    }

    /// <summary>IMS_Init and IMS_Login, each to its event (2.1.1, 2.2.1).</summary>
    async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var key = ImsText.Bytes(_options.AppKey?.Reveal() ?? "");
        var init = new ImsCall("IMS_Init", new ImsExpectation(ImsService.Normal, ImsEventType.Connected, ImsEventType.ConnectionFail) { Ends = [ImsEventType.Disconnected] }, library => library.Init(key));
        try
        {
            using var exchange = await SendAsync(init, _options.Timeout, cancellationToken).ConfigureAwait(false);
            var connected = await ResultAsync(init, exchange, _options.Timeout, cancellationToken).ConfigureAwait(false);
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
            using var exchange = await SendAsync(login, _options.Timeout, cancellationToken).ConfigureAwait(false);
            var result = await ResultAsync(login, exchange, _options.Timeout, cancellationToken).ConfigureAwait(false);
            if (result.Type != ImsEventType.Login) throw SkbImsErrors.Of(login.Function, SkbImsErrors.HostNotConnected, result.Info);
            if (!result.Succeeded) throw SkbImsErrors.Of(login.Function, result.Result, result.Info);
        }
        finally
        {
            Array.Clear(user);
            Array.Clear(password);
        }
        _isLoggedIn = true;
        Services.Forget();
        Volatile.Write(ref _refusals, 0);
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
            using var exchange = await SendAsync(logout, s_farewell, limit.Token).ConfigureAwait(false);
            await ResultAsync(logout, exchange, s_farewell, limit.Token).ConfigureAwait(false);
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

    /// <summary>Waits until the connection is back, as long as a command may take.</summary>
    async Task ReadyAsync(string function, CancellationToken cancellationToken)
    {
        _session.ThrowIfClosed();
        Task ready;
        lock (_gate) ready = _ready;
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

    void Receive(byte[] message)
    {
        var item = ImsEvent.Read(message, _dialect);
        Interlocked.Exchange(ref _lastHeard, _options.Time.GetTimestamp());

        // The session's calls first: whoever waits for this event reads them as soon as it is woken.
        _session.Heard(item);
        _exchanges.Offer(item);
        if (item is { Service: ImsService.Normal or ImsService.Unknown, Type: ImsEventType.Disconnected }) Lost(SkbImsTexts.LostDisconnected.With(SkbImsErrors.Show(item.Result)), wasTold: true);
    }

    void Succeeded(ImsService service)
    {
        Volatile.Write(ref _refusals, 0);
        _session.Answered();
        if (service != ImsService.Normal) Services.Works(service);
    }

    /// <summary>A code that the vendor answered: the error to throw, and what it says of the connection (quirk 42).</summary>
    TelephonyException Noticed(string function, ImsService service, int code, string? info)
    {
        if (code == SkbImsErrors.NotAllowedService) Services.Refused(service);
        if (code is SkbImsErrors.EtcFail or SkbImsErrors.HeartbeatTimeout
            || (code == SkbImsErrors.NotLoggedIn && Interlocked.Increment(ref _refusals) >= RefusalsBeforeReconnect && !_options.NoLogin))
        {
            Lost(SkbImsTexts.LostCode.With(function, SkbImsErrors.Show(code)));
        }
        if (code != SkbImsErrors.NotLoggedIn) Volatile.Write(ref _refusals, 0);
        return SkbImsErrors.Of(function, code, info);
    }

    /// <summary>The connection is gone: everything that waits fails, and the way back begins.</summary>
    /// <param name="wasTold">The vendor's own event said so: it is not told twice.</param>
    void Lost(string reason, bool wasTold = false)
    {
        lock (_gate)
        {
            if (!_isOpen || _isLost) return;
            _isLost = true;
            var since = _session.Now;
            var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _ready = ready.Task;
            _session.SetReconnecting(true);
            _reconnecting = Background.Run(() => ReconnectAsync(since, reason, ready));
        }
        if (!wasTold) _session.PublishLost(reason);
        _exchanges.FailAll(isAction => new TelephonyException(TelephonyErrorKind.Unavailable, SkbImsTexts.LostWaiting.With(reason))
        {
            Provider = SkbImsProvider.ProviderName,
            IsTransient = true,
            MayHaveTakenEffect = isAction,
            RecommendedAction = isAction ? Texts.MayHaveTakenEffectAction : SkbImsTexts.ConnectionAction,
        });
    }

    async Task ReconnectAsync(DateTimeOffset since, string reason, TaskCompletionSource ready)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                await _worker.InvokeAsync(library => library.Close(), _ending.Token).WaitAsync(_options.Timeout, _options.Time, _ending.Token).ConfigureAwait(false);
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
                _session.LostForGood(error);
                ready.SetException(error);
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
                await Task.Delay(Backoff.Pause(failures, _options.ReconnectInterval ?? s_longestPause), _options.Time, _ending.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                ready.SetException(_session.Closed());
                return;
            }
        }
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
