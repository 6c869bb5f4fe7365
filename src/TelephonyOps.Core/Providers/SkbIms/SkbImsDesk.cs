using TelephonyOps.Diagnostics;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>Calls the library's functions and brings each call and its results together (quirks 38, 42).</summary>
sealed class SkbImsDesk(ImsWorker worker, ImsExchanges exchanges, ConnectOptions options, IImsConnection connection)
{
    // So many refusals in a row mean that the log-in is gone although nothing said so (quirk 42).
    const int RefusalsBeforeReconnect = 3;

    int _refusals;

    public SkbImsServices Services { get; } = new();

    /// <summary>A new log-in: what the last one allowed and refused means nothing any more.</summary>
    public void Begin()
    {
        Services.Forget();
        Volatile.Write(ref _refusals, 0);
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
        await connection.ReadyAsync("IMS_GetRest", cancellationToken).ConfigureAwait(false);
        var (code, rest) = await ReadAsync("IMS_GetRest", 8, (library, buffer) => library.GetRest(buffer), cancellationToken).ConfigureAwait(false);
        if (code != 0) throw Noticed("IMS_GetRest", ImsService.Normal, code, null);
        Succeeded(ImsService.Normal);
        return rest;
    }

    /// <summary>Calls and waits for the result. What is no action is asked once more when the answer was lost.</summary>
    /// <returns>Null: the request was accepted, and nobody wanted to wait.</returns>
    public Task<ImsEvent?> RunAsync(ImsCall call, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
        => AgainAsync(call, () => RunOnceAsync(call, timeout, noWait, cancellationToken));

    /// <summary>Calls, and gives the place at which the results come in. Dispose it.</summary>
    /// <param name="patience">How long the results may take.</param>
    public async Task<ImsExchange> BeginAsync(ImsCall call, TimeSpan patience, CancellationToken cancellationToken)
    {
        await connection.ReadyAsync(call.Function, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Calls, and gathers its results where there may be several and nothing marks the last. What is no action is asked once more when they were lost.</summary>
    /// <param name="quiet">So long without another one means that it was the last.</param>
    /// <param name="isComplete">Whether nothing more is to come.</param>
    public Task<List<ImsEvent>> CollectAsync(ImsCall call, TimeSpan? timeout, TimeSpan quiet, Func<List<ImsEvent>, bool> isComplete, CancellationToken cancellationToken)
        => AgainAsync(call, () => CollectOnceAsync(call, timeout, quiet, isComplete, cancellationToken));

    async Task<List<ImsEvent>> CollectOnceAsync(ImsCall call, TimeSpan? timeout, TimeSpan quiet, Func<List<ImsEvent>, bool> isComplete, CancellationToken cancellationToken)
    {
        var patience = timeout ?? options.Timeout;
        var items = new List<ImsEvent>();
        var heard = false;
        using var exchange = await BeginAsync(call, patience, cancellationToken).ConfigureAwait(false);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(exchange.Over, cancellationToken);
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
                exchange.EndAfter(quiet);
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

    static async Task<T> AgainAsync<T>(ImsCall call, Func<Task<T>> once)
    {
        try
        {
            return await once().ConfigureAwait(false);
        }
        catch (TelephonyException error) when (!call.Expectation.IsAction && (error.Kind == TelephonyErrorKind.Timeout || (error.IsTransient && error.Kind == TelephonyErrorKind.Unavailable)))
        {
            TelephonyTrace.Current?.Debug(SkbImsTexts.AskedAgain.With(call.Function, error.Message));
            try
            {
                return await once().ConfigureAwait(false);
            }
            catch (TelephonyException held) when (held.Kind == TelephonyErrorKind.Busy && held.VendorCode is null)
            {
                // The first answer is still to come, so it was not asked again: what there is to say is that the first got none.
                throw error;
            }
        }
    }

    async Task<ImsEvent?> RunOnceAsync(ImsCall call, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
    {
        var patience = timeout ?? options.Timeout;
        using var exchange = await BeginAsync(call, patience, cancellationToken).ConfigureAwait(false);
        if (noWait) return null;
        return Result(call, await ResultAsync(call, exchange, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The result, or the time-out.</summary>
    public static async Task<ImsEvent> ResultAsync(ImsCall call, ImsExchange exchange, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(exchange.Over, cancellationToken);
        try
        {
            return await exchange.ResultAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(call);
        }
    }

    /// <summary>Calls, whatever the connection's state is.</summary>
    public async Task<ImsExchange> SendAsync(ImsCall call, TimeSpan patience, CancellationToken cancellationToken)
    {
        var exchange = await exchanges.OpenAsync(call.Function, call.Expectation, patience, cancellationToken).ConfigureAwait(false);
        exchange.Start(patience);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(exchange.Over, cancellationToken);
        try
        {
            // A call that still waits for its turn is not made when nobody expects it any more.
            var turn = worker.InvokeAsync(library => exchange.Sent() ? call.Invoke(library) : 0, giveUp.Token);
            var code = SkbImsErrors.Normalize(await turn.WaitAsync(giveUp.Token).ConfigureAwait(false));
            TelephonyTrace.Current?.Verbose($"{call.Function}: {SkbImsErrors.Show(code)}");
            if (code == 0) return exchange;
            exchange.Settled();
            throw Noticed(call.Function, call.Expectation.Service, code, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
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
        var code = SkbImsErrors.Normalize(await worker.InvokeAsync(library => read(library, buffer), cancellationToken).WaitAsync(options.Timeout, options.Time, cancellationToken)
            .ConfigureAwait(false));
        TelephonyTrace.Current?.Verbose($"{function}: {SkbImsErrors.Show(code)}");
        return (code, code == 0 ? ImsText.Read(buffer) : "");
    }

    void Succeeded(ImsService service)
    {
        Volatile.Write(ref _refusals, 0);
        connection.Answered();
        if (service != ImsService.Normal) Services.Works(service);
    }

    /// <summary>A code that the vendor answered: the error to throw, and what it says of the connection (quirk 42).</summary>
    TelephonyException Noticed(string function, ImsService service, int code, string? info)
    {
        if (code == SkbImsErrors.NotAllowedService) Services.Refused(service);
        if (code is SkbImsErrors.EtcFail or SkbImsErrors.HeartbeatTimeout
            || (code == SkbImsErrors.NotLoggedIn && Interlocked.Increment(ref _refusals) >= RefusalsBeforeReconnect && !options.NoLogin))
        {
            connection.Lost(SkbImsTexts.LostCode.With(function, SkbImsErrors.Show(code)));
        }
        if (code != SkbImsErrors.NotLoggedIn) Volatile.Write(ref _refusals, 0);
        return SkbImsErrors.Of(function, code, info);
    }
}

/// <summary>The connection as the commands use it.</summary>
interface IImsConnection
{
    /// <summary>Waits until the connection is back, as long as a command may take.</summary>
    Task ReadyAsync(string function, CancellationToken cancellationToken);

    /// <summary>The vendor answered.</summary>
    void Answered();

    /// <summary>The connection is gone: everything that waits fails, and the way back begins.</summary>
    void Lost(string reason);
}
