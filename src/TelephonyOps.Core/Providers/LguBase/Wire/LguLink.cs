using System.Net.Sockets;
using TelephonyOps.Diagnostics;
using TelephonyOps.Providers.LguBase.Commands;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>
/// The way to the server, kept up: log-in, byte order, heart-beat, reconnect. No thread of its own; a line at rest costs one buffer and one timer.
/// </summary>
sealed class LguLink : IFrameReceiver, ICommandLine, IAsyncDisposable
{
    static readonly TimeSpan s_connect = TimeSpan.FromSeconds(10);
    static readonly TimeSpan s_reconnect = TimeSpan.FromSeconds(3);

    // A server that used to answer heart-beats and has said nothing since before the last one was sent is gone. Waiting for more of them
    // would outlast a cut of a minute, and what the server then still holds comes when its TCP sees fit (G10).
    const double SilentBeats = 1.5;

    readonly LguBaseSettings _settings;
    readonly TimeProvider _time;
    readonly ILinkUser _user;
    readonly LoginDesk _desk;
    readonly CancellationTokenSource _stop = new();
    readonly CancellationToken _closed;
    readonly object _gate = new();
    FramedConnection? _current;
    Task _reading = Task.CompletedTask;
    TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task _supervising = Task.CompletedTask;
    Task _beating = Task.CompletedTask;
    DateTimeOffset _arrived;
    DateTimeOffset? _lostAt;
    long _lastSign;
    volatile bool _beatsAnswered;

    public LguLink(LguBaseSettings settings, TimeProvider time, ILinkUser user)
    {
        _settings = settings;
        _time = time;
        _user = user;
        _desk = new LoginDesk(settings, time);
        _closed = _stop.Token;
    }

    public CancellationToken Closed => _closed;

    /// <summary>The byte order in use.</summary>
    public FrameOrder Order { get; private set; }

    /// <summary>Connects and logs in, and keeps the link up from then on.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await ConnectAsync(_settings.Order, cancellationToken).ConfigureAwait(false);
        _supervising = Background.Run(SuperviseAsync);
        var beats = new PeriodicTimer(_settings.Heartbeat, _time);
        _beating = Background.Run(() => BeatAsync(beats));
    }

    public async Task SendAsync(PendingCommand command, CancellationToken cancellationToken)
    {
        var connection = Volatile.Read(ref _current) ?? throw LguBaseErrors.NotUp(_settings.Address, _closed.IsCancellationRequested);
        try
        {
            await connection.SendAsync(command.Command.Body, () =>
            {
                // A break in between has already told the caller that nothing was sent.
                if (command.IsSettled) throw new IOException(LguBaseTexts.BrokeMeanwhile);
                command.IsSent = true;
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw LguBaseErrors.Lost(command.Command, command.IsSent, _closed.IsCancellationRequested, error);
        }
    }

    public async Task<bool> WaitUntilUpAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        Task up;
        lock (_gate) up = _up.Task;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed);
        try
        {
            await up.WaitAsync(limit, _time, both.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _supervising.ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        if (Interlocked.Exchange(ref _current, null) is { } connection)
        {
            await connection.CloseAsync(_reading).ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        _stop.Dispose();
    }

    void IFrameReceiver.OnArrival()
    {
        _arrived = _time.GetUtcNow();
        Interlocked.Exchange(ref _lastSign, _arrived.UtcTicks);
    }

    void IFrameReceiver.OnTooLong(ReadOnlySpan<byte> header)
    {
        if (!_desk.IsOpen) _user.OnMalformed(header, _arrived);
    }

    void IFrameReceiver.OnFrame(FramedConnection connection, ReadOnlySpan<byte> body)
    {
        body = body.TrimEnd((byte)0);
        if (body.IsEmpty)
        {
            _desk.OnAnyFrame();
            _beatsAnswered = true;
            return;
        }

        // A byte that no text holds: the body has swallowed the headers of others.
        if (body.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || body.IndexOfAnyInRange((byte)14, (byte)31) >= 0)
        {
            connection.MarkOutOfStep();
            if (!_desk.IsOpen) _user.OnMalformed(body, _arrived);
            return;
        }
        var name = FieldReader.Name(body, out var fields);
        var kind = _settings.Dialect.KindOf(name, out _);
        if (_desk.IsOpen)
        {
            _desk.OnAnyFrame();
            if (kind == EventKind.LoginResult)
            {
                var result = LoginResult.Read(body, _settings.Dialect.Text);
                if (result.IsAccepted) OnLoggedIn(connection, result);
                _desk.OnResult(result);
                return;
            }
            if (kind == EventKind.CommandError && _desk.OnError(fields)) return;

            // (field) It may come before a good log-in.
            if (kind == EventKind.NetworkError) return;
        }
        if (kind == EventKind.Heartbeat || (kind == EventKind.CommandResult && IsBeat(fields)))
        {
            _beatsAnswered = true;
            return;
        }
        _user.OnBody(body, _arrived);
    }

    /// <summary>Whoever hears that the session is back may send at once: the way is open before it is told.</summary>
    void OnLoggedIn(FramedConnection connection, LoginResult result)
    {
        Volatile.Write(ref _current, connection);
        lock (_gate) _up.TrySetResult();
        _user.OnLoggedIn(result, _lostAt);
    }

    bool IsBeat(ReadOnlySpan<byte> fields)
    {
        var reader = new FieldReader(fields);
        return reader.Next() && reader.Key.SequenceEqual("CMD"u8) && System.Text.Ascii.Equals(FieldReader.Trim(reader.Value), _settings.Dialect.Command("HEARTBEAT"));
    }

    /// <summary>Tries one byte order, or one after the other (quirk 24).</summary>
    async Task ConnectAsync(FrameOrder? order, CancellationToken cancellationToken)
    {
        if (order is { } known)
        {
            await ConnectAsync(known, trying: false, cancellationToken).ConfigureAwait(false);
            return;
        }
        if (!await ConnectAsync(FrameOrder.Big, trying: true, cancellationToken).ConfigureAwait(false)
            && !await ConnectAsync(FrameOrder.Little, trying: true, cancellationToken).ConfigureAwait(false))
        {
            throw LguBaseErrors.NoFrames(_settings.Address);
        }
    }

    /// <returns>False: nothing that could be read in this byte order came back.</returns>
    async Task<bool> ConnectAsync(FrameOrder order, bool trying, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var connection = await DialAsync(order, cancellationToken).ConfigureAwait(false);
        var attempt = _desk.Open();
        var reading = Background.Run(async () => attempt.End(await connection.ReadAllAsync(this).ConfigureAwait(false)));
        try
        {
            var isIn = await _desk.LogInAsync(connection, attempt, trying, cancellationToken).ConfigureAwait(false);
            TelephonyTrace.Current?.Verbose(LguBaseTexts.TraceLogin.With(_settings.LoginCommand, order, isIn ? "OK" : LguBaseTexts.TraceNoFrame, (long)_time.GetElapsedTime(started).TotalMilliseconds));
            if (!isIn)
            {
                await DropAsync(connection, reading).ConfigureAwait(false);
                return false;
            }
        }
        catch
        {
            await DropAsync(connection, reading).ConfigureAwait(false);
            throw;
        }
        Order = order;
        _reading = reading;
        _lostAt = null;
        return true;
    }

    async Task<FramedConnection> DialAsync(FrameOrder order, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed);
        var longest = _lostAt is null ? s_connect : s_reconnect;
        limit.CancelAfter(longest < _settings.Timeout ? longest : _settings.Timeout);
        try
        {
            return await FramedConnection.OpenAsync(_settings.Host, _settings.Port, order, _settings.Dialect.FrameType, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw LguBaseErrors.Unreached(_settings.Address, error);
        }
    }

    async Task DropAsync(FramedConnection connection, Task reading)
    {
        Interlocked.CompareExchange(ref _current, null, connection);
        connection.Abort();
        await reading.ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    async Task SuperviseAsync()
    {
        while (true)
        {
            // The reader ends with the connection; a stop ends the wait and leaves the connection for an orderly end.
            await _reading.WaitAsync(_closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_closed.IsCancellationRequested) return;
            await LoseAsync().ConfigureAwait(false);
            if (!await RestoreAsync().ConfigureAwait(false)) return;
        }
    }

    async Task LoseAsync()
    {
        _lostAt = new DateTimeOffset(Interlocked.Read(ref _lastSign), TimeSpan.Zero);
        _beatsAnswered = false;
        lock (_gate) _up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.Exchange(ref _current, null) is { } connection)
        {
            _user.OnLost(_desk.Last?.Why);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Tries until it is up again. False: closed, or no longer accepted.</summary>
    async Task<bool> RestoreAsync()
    {
        var pace = new ReconnectPace(_time, _settings.Reconnect);
        while (true)
        {
            await pace.NextAsync(_closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_closed.IsCancellationRequested) return false;
            try
            {
                await ConnectAsync(Order, _closed).ConfigureAwait(false);
                return true;
            }
            catch (TelephonyException error) when (error is { Kind: TelephonyErrorKind.Authentication, IsTransient: false })
            {
                // Tried once: a wrong password repeated locks the account.
                _user.OnRefused(error);
                return false;
            }
            catch (Exception error) when (error is TelephonyException or OperationCanceledException)
            {
                if (_closed.IsCancellationRequested) return false;
            }
        }
    }

    async Task BeatAsync(PeriodicTimer beats)
    {
        var beat = _settings.Dialect.EmptyHeartbeat ? [] : CommandText.Build(_settings.Dialect, "HEARTBEAT");
        using var timer = beats;
        try
        {
            while (await timer.WaitForNextTickAsync(_closed).ConfigureAwait(false))
            {
                if (Volatile.Read(ref _current) is { } connection) await BeatAsync(connection, beat).ConfigureAwait(false);
                _user.OnTick();
            }
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    async Task BeatAsync(FramedConnection connection, byte[] beat)
    {
        var silence = _time.GetUtcNow() - new DateTimeOffset(Interlocked.Read(ref _lastSign), TimeSpan.Zero);
        if (_beatsAnswered && silence > _settings.Heartbeat * SilentBeats)
        {
            connection.Abort();
            return;
        }
        try
        {
            await connection.SendAsync(beat, null, _closed).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The connection is gone; its reader notices, and the link is restored from there.
        }
    }
}
