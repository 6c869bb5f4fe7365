using System.Threading.Channels;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>
/// The commands that wait for their result. The library's events carry no number of the request, so two commands whose results look alike
/// are never under way together; a command that gave up keeps its place until its late result came, or could no longer come.
/// </summary>
sealed class ImsExchanges(TimeProvider time)
{
    static readonly TimeSpan s_shortestGrace = TimeSpan.FromSeconds(1);
    static readonly TimeSpan s_longestGrace = TimeSpan.FromSeconds(10);
    readonly object _gate = new();
    readonly List<ImsExchange> _open = [];

    public TimeProvider Time { get; } = time;

    /// <summary>How many commands wait, or gave up and still have a result to come.</summary>
    public int Count
    {
        get { lock (_gate) return _open.Count; }
    }

    /// <summary>Takes a place before the command is sent: a result that comes at once must find somebody.</summary>
    /// <param name="patience">How long the command's own result may take; it bounds how long its late result is waited for, too.</param>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.Busy"/>: an earlier command's result is still to come; nothing was sent.</exception>
    public async Task<ImsExchange> OpenAsync(string function, ImsExpectation expectation, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        while (true)
        {
            Task blocked;
            lock (_gate)
            {
                var now = Time.GetUtcNow();
                _open.RemoveAll(exchange => exchange.IsOverdue(now));
                var before = _open.Find(other => other.Expectation.Collides(expectation));
                if (before is null)
                {
                    var exchange = new ImsExchange(this, expectation, Grace(patience));
                    _open.Add(exchange);
                    return exchange;
                }
                blocked = before.LeftAsync(either.Token);
            }
            try
            {
                await blocked.ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TelephonyException(TelephonyErrorKind.Busy, SkbImsTexts.EarlierResult.With(function))
                {
                    Provider = SkbImsProvider.ProviderName,
                    IsTransient = true,
                    RecommendedAction = SkbImsTexts.EarlierResultAction,
                };
            }
        }
    }

    /// <summary>Hands an event to the command that it belongs to. Called in the vendor's order.</summary>
    public void Offer(ImsEvent item)
    {
        lock (_gate)
        {
            for (var at = 0; at < _open.Count; at++)
            {
                var exchange = _open[at];
                var verdict = exchange.Expectation.Judge(item);
                if (verdict == ImsVerdict.None) continue;
                exchange.Take(item, verdict);
                if (verdict is ImsVerdict.Final or ImsVerdict.Moot) _open.RemoveAt(at--);
                if (verdict != ImsVerdict.Moot) return;
            }

            // The host did not answer something (EVT_TIMEOUT under IMS_SVC_NORMAL names no service): it is clear what only if one command waits.
            if (item is { Service: ImsService.Normal, Type: ImsEventType.Timeout } && _open.Count == 1)
            {
                _open[0].Take(item, ImsVerdict.Final);
                _open.Clear();
            }
        }
    }

    /// <summary>The connection is gone, and with it every result.</summary>
    /// <param name="error">Makes the error of a command that is, or is not, an action.</param>
    public void FailAll(Func<bool, TelephonyException> error)
    {
        lock (_gate)
        {
            foreach (var exchange in _open) exchange.Fail(error(exchange.Expectation.IsAction));
            _open.Clear();
        }
    }

    public void Remove(ImsExchange exchange)
    {
        lock (_gate) _open.Remove(exchange);
    }

    // Half of what a command waits: one that is asked once more must have time left for its own answer.
    static TimeSpan Grace(TimeSpan patience) => TimeSpan.FromTicks(Math.Clamp(patience.Ticks / 2, s_shortestGrace.Ticks, s_longestGrace.Ticks));
}

/// <summary>One command's place. Disposed without a result, it waits on for the late one.</summary>
sealed class ImsExchange : IDisposable
{
    /// <summary>How long a plain success waits for a result that says more.</summary>
    static readonly TimeSpan s_settle = TimeSpan.FromSeconds(2);

    readonly ImsExchanges _exchanges;
    readonly TimeSpan _grace;
    readonly Channel<(ImsVerdict Verdict, ImsEvent Item)> _events = Channel.CreateUnbounded<(ImsVerdict, ImsEvent)>();
    readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly object _gate = new();
    CancellationTokenSource? _limit;
    DateTimeOffset? _overdueAt;
    bool _sent;
    bool _isGivenUp;

    public ImsExchange(ImsExchanges exchanges, ImsExpectation expectation, TimeSpan grace)
    {
        _exchanges = exchanges;
        Expectation = expectation;
        _grace = grace;
    }

    public ImsExpectation Expectation { get; }

    /// <summary>Ends when the command's time is over.</summary>
    public CancellationToken Over { get; private set; } = CancellationToken.None;

    /// <summary>The command's time begins: before it goes out, since the host may have it, and be seen to have it, before the function has returned.</summary>
    public void Start(TimeSpan patience)
    {
        _limit = new CancellationTokenSource(patience, _exchanges.Time);
        Over = _limit.Token;
    }

    /// <summary>So long without a further word, and the command's time is over.</summary>
    public void EndAfter(TimeSpan quiet) => _limit?.CancelAfter(quiet);

    /// <summary>The command goes out: from here on there is a result to wait for. False: its place was given up meanwhile, and it must not go out any more.</summary>
    public bool Sent()
    {
        lock (_gate) return _sent = !_isGivenUp;
    }

    /// <summary>No further result will come, or matter: the command was refused, or has all that it needs.</summary>
    public void Settled()
    {
        lock (_gate) _sent = false;
    }

    public bool IsOverdue(DateTimeOffset now)
    {
        lock (_gate) return _overdueAt <= now;
    }

    /// <summary>Ends when the place is free: the result came, or is no longer to be expected.</summary>
    public async Task LeftAsync(CancellationToken cancellationToken)
    {
        while (!_left.Task.IsCompleted)
        {
            TimeSpan rest;
            lock (_gate) rest = _overdueAt is { } at ? at - _exchanges.Time.GetUtcNow() : TimeSpan.FromMilliseconds(250);
            if (_overdueAt is not null && rest <= TimeSpan.Zero) return;
            try
            {
                await _left.Task.WaitAsync(rest, _exchanges.Time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Look again whether the place was given up meanwhile.
            }
        }
    }

    public void Take(ImsEvent item, ImsVerdict verdict)
    {
        _events.Writer.TryWrite((verdict, item));
        if (verdict is not (ImsVerdict.Final or ImsVerdict.Moot)) return;
        _events.Writer.TryComplete();
        _left.TrySetResult();
    }

    public void Fail(TelephonyException error)
    {
        _events.Writer.TryComplete(error);
        _left.TrySetResult();
    }

    /// <summary>The next word on the command; null when there is none any more.</summary>
    public async Task<(ImsVerdict Verdict, ImsEvent Item)?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // What came in time counts, even if the one who waits looks only when the time is over.
            if (_events.Reader.TryRead(out var next)) return next;
            if (!await _events.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false)) return null;
        }
    }

    /// <summary>The command's result, past what leads to it.</summary>
    public async Task<ImsEvent> ResultAsync(CancellationToken cancellationToken)
    {
        ImsEvent? provisional = null;
        using var settled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _exchanges.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(settled.Token, cancellationToken);
        while (true)
        {
            try
            {
                if (await NextAsync(either.Token).ConfigureAwait(false) is not { } next) return provisional!;
                if (next.Verdict is ImsVerdict.Final or ImsVerdict.Moot) return next.Item;
                if (next.Verdict != ImsVerdict.Provisional) continue;
                provisional = next.Item;
                settled.CancelAfter(s_settle);
            }
            catch (OperationCanceledException) when (provisional is not null && !cancellationToken.IsCancellationRequested)
            {
                // Nothing more came: some services leave it at that.
                Settled();
                return provisional;
            }
        }
    }

    public void Dispose()
    {
        _limit?.Dispose();
        lock (_gate)
        {
            _isGivenUp = true;
            if (_left.Task.IsCompleted) return;
            if (_sent)
            {
                _overdueAt = _exchanges.Time.GetUtcNow() + _grace;
                return;
            }
        }
        _exchanges.Remove(this);
        _left.TrySetResult();
    }
}
