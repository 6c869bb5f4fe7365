using System.Diagnostics;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using TelephonyOps.Diagnostics;

namespace TelephonyOps.Transport;

/// <summary>
/// The one way to a vendor's HTTP server: total time-out, retry for what may be repeated, circuit breaker, the account's gate, attempt time-out,
/// and every failure as a <see cref="TelephonyException"/> that says whether the request may have taken effect.
/// </summary>
/// <remarks>
/// A request always carries a body, an empty one if need be: SocketsHttpHandler sends a POST without a body again by itself
/// when a kept-alive connection breaks, and one dial becomes several.
/// </remarks>
public sealed class HttpPipeline : IDisposable
{
    // A server may ask for a day of rest; a command then says so instead of sleeping through it.
    static readonly TimeSpan s_longestPause = AccountGate.LongestRest;

    readonly HttpPipelineOptions _options;
    readonly HttpClient _client;
    readonly ResiliencePipeline _repeatable;
    readonly ResiliencePipeline _once;
    volatile bool _closed;

    public HttpPipeline(HttpPipelineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = options.Timeout < TimeSpan.FromSeconds(10) ? options.Timeout : TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = options.IdleTimeout,
            SslOptions = { RemoteCertificateValidationCallback = options.Tls.Accept },
        };
        _client = new HttpClient(handler) { BaseAddress = options.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };

        // One breaker for both: a vendor that is down is down for actions too.
        var breaker = new CircuitBreakerStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is TelephonyException { Kind: TelephonyErrorKind.Unavailable or TelephonyErrorKind.Timeout, VendorCode: null }),
            FailureRatio = 0.9,
            MinimumThroughput = 8,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = options.BreakDuration,
        };
        var breakerPipeline = new ResiliencePipelineBuilder { TimeProvider = options.Time }.AddCircuitBreaker(breaker).Build();
        _once = breakerPipeline;
        _repeatable = options.Attempts <= 1 ? breakerPipeline : new ResiliencePipelineBuilder { TimeProvider = options.Time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is TelephonyException { IsTransient: true } error && !(error.RetryAfter > s_longestPause)),
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                DelayGenerator = static arguments => ValueTask.FromResult((arguments.Outcome.Exception as TelephonyException)?.RetryAfter),
                OnRetry = static arguments =>
                {
                    TelephonyTrace.Current?.Debug(Texts.TraceRetry.With(arguments.AttemptNumber + 2, arguments.RetryDelay.TotalSeconds, arguments.Outcome.Exception?.Message));
                    return ValueTask.CompletedTask;
                },
            })
            .AddPipeline(breakerPipeline)
            .Build();
    }

    /// <summary>Sends a request and reads its whole answer.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="read">Makes the result out of the answer; what it throws as transient is retried where that is allowed.</param>
    /// <param name="cancellationToken">Ends the wait; what was sent is not taken back.</param>
    public Task<T> SendAsync<T>(ApiRequest request, Func<ApiResponse, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RunAsync(request, token => AttemptAsync(request, read, token), cancellationToken);
    }

    /// <summary>Sends a request and hands the open answer on: the account's turn lasts until the answer is disposed.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="accept">Takes the answer over. What it throws disposes the answer, and is retried where that is allowed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<T> OpenAsync<T>(ApiRequest request, Func<OpenResponse, CancellationToken, Task<T>> accept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RunAsync(request, token => OpenAttemptAsync(request, accept, token), cancellationToken);
    }

    /// <summary>Ends what is under way, each with an error that says that the connection was closed.</summary>
    public void Dispose()
    {
        _closed = true;
        _client.Dispose();
    }

    async Task<T> RunAsync<T>(ApiRequest request, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var pipeline = request.Kind == RequestKind.Action ? _once : _repeatable;
        try
        {
            return await pipeline.ExecuteAsync(async token => await attempt(token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException error)
        {
            throw new TelephonyException(TelephonyErrorKind.Unavailable, Texts.CircuitOpen.With(_options.BaseAddress.Authority), error)
            {
                IsTransient = true,
                RecommendedAction = Texts.CircuitOpenAction,
            };
        }
        catch (ObjectDisposedException error) when (_closed)
        {
            throw Closed(null, error);
        }
    }

    async Task<T> AttemptAsync<T>(ApiRequest request, Func<ApiResponse, T> read, CancellationToken cancellationToken)
    {
        using var turn = await EnterAsync(request, cancellationToken).ConfigureAwait(false);
        var watch = Stopwatch.StartNew();
        ApiResponse answer;
        using (var message = Message(request))
        {
            answer = await WithTimeoutAsync(request, async token =>
            {
                using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false);
                var body = await BodyReader.ReadAsync(response.Content, _options.MaxResponseBytes, token).ConfigureAwait(false);
                return new ApiResponse(request, response.StatusCode, response.Content.Headers.ContentType, body, RetryAfter(response));
            }, cancellationToken).ConfigureAwait(false);
        }
        TelephonyTrace.Current?.Verbose(Texts.TraceRequest.With(request, Fields(request), (int)answer.Status, answer.Body.Length, watch.ElapsedMilliseconds));
        if (answer.RetryAfter is { } rest) _options.Gate?.Rest(rest);
        return read(answer);
    }

    async Task<T> OpenAttemptAsync<T>(ApiRequest request, Func<OpenResponse, CancellationToken, Task<T>> accept, CancellationToken cancellationToken)
    {
        var turn = await EnterAsync(request, cancellationToken).ConfigureAwait(false);
        OpenResponse? answer = null;
        try
        {
            using var message = Message(request);
            var response = await WithTimeoutAsync(request, token => _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, token), cancellationToken).ConfigureAwait(false);
            TelephonyTrace.Current?.Verbose(Texts.TraceOpened.With(request, Fields(request), (int)response.StatusCode, response.Content.Headers.ContentType, response.Content.Headers.ContentLength));
            answer = new OpenResponse(request, response, turn, error => Translate(request, error), RetryAfter(response), _options.MaxResponseBytes, _options.Timeout, _options.Time);
            if (answer.RetryAfter is { } rest) _options.Gate?.Rest(rest);
            return await accept(answer, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            if (answer is not null) await answer.DisposeAsync().ConfigureAwait(false);
            else turn?.Dispose();
            throw;
        }
    }

    async ValueTask<IDisposable?> EnterAsync(ApiRequest request, CancellationToken cancellationToken)
        => _options.Gate is null ? null : await _options.Gate.EnterAsync(
            request.Lane,
            _options.DownloadInterval,
            wait => TelephonyTrace.Current?.Debug(Texts.TraceWait.With(wait.TotalSeconds, request.Operation)),
            cancellationToken).ConfigureAwait(false);

    static HttpRequestMessage Message(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Path)
        {
            Content = request.Content?.Invoke() ?? (request.Method == HttpMethod.Get ? null : new ByteArrayContent([])),
        };
        message.Headers.Authorization = request.Authorization;
        return message;
    }

    async Task<T> WithTimeoutAsync<T>(ApiRequest request, Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        var limit = request.Timeout ?? _options.Timeout;
        using var timer = new CancellationTokenSource(limit, _options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await action(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C, a closed session, a time-out and a connection that never came about must not look alike: they all arrive as a cancellation.
            throw _closed ? Closed(request, error) : timer.IsCancellationRequested ? TimedOut(request, limit, error) : Unreached(error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Translate(request, error);
        }
    }

    TelephonyException TimedOut(ApiRequest request, TimeSpan limit, Exception error) => new(TelephonyErrorKind.Timeout, Texts.TimedOut.With(request.Operation, limit.TotalSeconds), error)
    {
        Provider = _options.Provider,
        IsTransient = request.Kind != RequestKind.Action,
        MayHaveTakenEffect = request.Kind == RequestKind.Action,
        RecommendedAction = request.Kind == RequestKind.Action ? Texts.MayHaveTakenEffectAction : Texts.TimedOutAction,
    };

    TelephonyException Closed(ApiRequest? sent, Exception error) => new(TelephonyErrorKind.Unavailable, Texts.ConnectionClosed.With(_options.BaseAddress.Authority), error)
    {
        Provider = _options.Provider,
        MayHaveTakenEffect = sent?.Kind == RequestKind.Action,
        RecommendedAction = sent?.Kind == RequestKind.Action ? Texts.MayHaveTakenEffectAction : Texts.SessionClosedAction,
    };

    /// <summary>No connection within its own time-out: nothing was sent.</summary>
    TelephonyException Unreached(Exception error) => new(TelephonyErrorKind.Unavailable, Texts.NotReached.With(_options.BaseAddress.Authority, Innermost(error)), error)
    {
        IsTransient = true,
        RecommendedAction = Texts.NotReachedAction,
        Target = _options.BaseAddress.Authority,
    };

    TelephonyException Translate(ApiRequest request, Exception error)
    {
        var host = _options.BaseAddress.Authority;
        var reason = (error as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
        if (error is HttpRequestException secure && _options.Tls.Explain(secure, host) is { } refused) return refused;
        return reason switch
        {
            HttpRequestError.NameResolutionError => new(TelephonyErrorKind.Unavailable, Texts.UnknownHost.With(host), error)
            {
                RecommendedAction = Texts.UnknownHostAction,
                Target = host,
            },
            HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError => Unreached(error),
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => new(TelephonyErrorKind.Protocol, Texts.NotUnderstood.With(request.Operation, Innermost(error)), error)
            {
                Provider = _options.Provider,
                MayHaveTakenEffect = request.Kind == RequestKind.Action,
                RecommendedAction = request.Kind == RequestKind.Action ? Texts.MayHaveTakenEffectAction : Texts.HttpStatusAction,
            },
            _ => new(TelephonyErrorKind.Unavailable, Texts.ConnectionLost.With(request.Operation, host), error)
            {
                IsTransient = request.Kind != RequestKind.Action,
                MayHaveTakenEffect = request.Kind == RequestKind.Action,
                RecommendedAction = request.Kind == RequestKind.Action ? Texts.MayHaveTakenEffectAction : Texts.NotReachedAction,
            },
        };
    }

    static string Innermost(Exception error) => error.GetBaseException().Message;

    static string Fields(ApiRequest request) => string.Join(' ', request.ShownFields.Select(field => $"{field.Key}={field.Value}"));

    TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - _options.Time.GetUtcNow() is { Ticks: > 0 } rest => rest,
        _ => null,
    };
}
