using System.Net;
using System.Net.WebSockets;
using TelephonyOps.Diagnostics;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>
/// The session's one WebSocket: reads it in one loop, and when it breaks opens it anew, with a new log-in where the token died, sets the
/// monitors again, reads the state again, and declares what was missed.
/// </summary>
sealed class IpecsEventStream : IAsyncDisposable
{
    static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(3);
    static readonly TimeSpan s_reopenTimeout = TimeSpan.FromSeconds(5);

    // As a command's. After a break, what does not come about soon is better tried anew.
    static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan s_reconnectTimeout = TimeSpan.FromSeconds(3);
    static readonly TimeSpan s_longestPing = TimeSpan.FromSeconds(20);

    /// <summary>How long a new connection may stay silent before the hole is declared without a number.</summary>
    static readonly TimeSpan s_gapPatience = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource _stop = new();
    readonly IpecsSession _session;
    readonly IpecsCalls _calls;
    readonly IpecsEventReader _reader;
    readonly SerialCounter _serials = new();
    readonly StateRefresh _refresh;
    readonly Action<IpecsToken> _onLogin;
    IpecsSocket? _socket;
    Task _loop = Task.CompletedTask;
    int _path;
    int _login;
    DateTimeOffset _lastEvent;
    volatile bool _ending;

    IpecsEventStream(IpecsSession session, IpecsCalls calls)
    {
        _session = session;
        _calls = calls;
        _reader = new IpecsEventReader(session);
        _refresh = new StateRefresh(session, calls);
        _lastEvent = session.Now;

        _onLogin = _ => AbortIfOutlived(Volatile.Read(ref _socket));
    }

    /// <summary>How many repeated events were dropped.</summary>
    public long Duplicates => _serials.Duplicates;

    public static async Task<IpecsEventStream> StartAsync(IpecsSession session, IpecsCalls calls, CancellationToken cancellationToken)
    {
        var stream = new IpecsEventStream(session, calls);
        try
        {
            stream._socket = await stream.OpenAsync(session.Options.Timeout, s_connectTimeout, cancellationToken).ConfigureAwait(false);
            await session.Monitors.RestoreAsync(always: false, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        session.SetReconnecting(false);
        session.Login.Renewed += stream._onLogin;
        stream.AbortIfOutlived(stream._socket);
        stream._loop = Background.Run(stream.RunAsync);
        return stream;
    }

    public async ValueTask DisposeAsync()
    {
        _session.Login.Renewed -= _onLogin;
        _ending = true;
        if (_socket is not null) await _socket.SayGoodbyeAsync().ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await _refresh.DisposeAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        if (_socket is not null) await _socket.DisposeAsync().ConfigureAwait(false);
        _session.SetReconnecting(false);
        _stop.Dispose();
    }

    async Task RunAsync()
    {
        var stop = _stop.Token;
        ReconnectPace? pace = null;
        try
        {
            for (var first = true; ; first = false)
            {
                var (why, restored) = await ServeAsync(_socket!, restore: !first, stop).ConfigureAwait(false);
                if (_ending) return;
                if (restored is TelephonyException refused && IsFinal(refused)) throw refused;

                // Only a connection that was set up completely ends the growing of the pauses.
                if (restored is null) pace = null;
                if (_session.State != SessionState.Reconnecting)
                {
                    _session.SetReconnecting(true);
                    Tell(TelEventType.SessionLost, why);
                }
                var isAgain = pace is not null;
                pace ??= new ReconnectPace(_session.Time, _session.Options.ReconnectInterval ?? s_longestPause);
                var socket = await ReopenAsync(pace, isAgain, stop).ConfigureAwait(false);
                Volatile.Write(ref _socket, socket);
                AbortIfOutlived(socket);
                _serials.Reconnected();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The last subscriber left.
        }
        catch (TelephonyException error)
        {
            // The password or the certificate is no longer accepted: trying on would only lock the account.
            _session.Events.Complete(error);
        }
    }

    /// <summary>One connection from beginning to end: why it ended, and what went wrong in setting it up.</summary>
    async Task<(string Why, Exception? Restored)> ServeAsync(IpecsSocket socket, bool restore, CancellationToken stop)
    {
        using var connection = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var restoring = restore ? RestoreAsync(socket, connection.Token) : Task.FromResult<Exception?>(null);
        try
        {
            var why = await ReadAsync(socket, stop).ConfigureAwait(false);
            return (why, await EndAsync().ConfigureAwait(false));
        }
        finally
        {
            await EndAsync().ConfigureAwait(false);
            await socket.DisposeAsync().ConfigureAwait(false);
        }

        // What waits for an answer over the dead link must not hold the next connection up.
        async Task<Exception?> EndAsync()
        {
            await connection.CancelAsync().ConfigureAwait(false);
            var restored = await restoring.ConfigureAwait(false);
            await _refresh.AbandonAsync().ConfigureAwait(false);
            return restored;
        }
    }

    /// <summary>Reads until the connection ends; the result says why it did.</summary>
    async Task<string> ReadAsync(IpecsSocket socket, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var next = _serials.IsOpen ? await ReceivePatientlyAsync(socket, stop).ConfigureAwait(false) : await socket.ReceiveAsync(stop).ConfigureAwait(false);
                if (next is not { } received) return IpecsTexts.StreamClosed;
                Receive(received.Message.Span, received.Length);
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or ObjectDisposedException || (error is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return error.GetBaseException().Message;
        }
    }

    /// <summary>The first events of a new connection tell by their number what was missed; where none comes, the hole is declared without.</summary>
    async Task<(ReadOnlyMemory<byte> Message, long Length)?> ReceivePatientlyAsync(IpecsSocket socket, CancellationToken stop)
    {
        var receiving = socket.ReceiveAsync(stop).AsTask();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var first = await Task.WhenAny(receiving, Task.Delay(s_gapPatience, _session.Time, patience.Token)).ConfigureAwait(false);
        await patience.CancelAsync().ConfigureAwait(false);
        if (first != receiving && !stop.IsCancellationRequested) DeclareUnknownGap();
        return await receiving.ConfigureAwait(false);
    }

    void Receive(ReadOnlySpan<byte> message, long length)
    {
        var item = message.IsEmpty && length > 0 ? _reader.TooLarge(length) : _reader.Read(message);
        if (item.Serial is { } serial)
        {
            switch (_serials.Next(serial, out var missing))
            {
                case SerialVerdict.Duplicate:
                    return;
                case SerialVerdict.Gap:
                    DeclareGap(missing, IpecsTexts.GapSerial);
                    break;
                case SerialVerdict.Restart:
                    DeclareGap(null, IpecsTexts.GapRestart);
                    break;
                case SerialVerdict.Unknown:
                    DeclareGap(null, IpecsTexts.GapReconnect);
                    break;
            }
        }
        _lastEvent = item.Time;
        _calls.Follow(item);
        _session.Events.Publish(item);
    }

    void DeclareUnknownGap()
    {
        _serials.Give();
        DeclareGap(null, IpecsTexts.GapReconnect);
    }

    void DeclareGap(long? missing, string text)
    {
        var now = _session.Now;
        _session.Events.Publish(new StreamGapEvent
        {
            Session = _session.Name,
            Owner = _session,
            Time = now,
            MissedCount = missing,
            From = _lastEvent,
            Until = now,
            Text = text,
            RawType = "evtSerialNum",
        });
        _refresh.Request();
    }

    /// <param name="pace">Of this break.</param>
    /// <param name="isAgain">An attempt of this break failed before, in its setting up.</param>
    /// <param name="stop">The last subscriber left.</param>
    async Task<IpecsSocket> ReopenAsync(ReconnectPace pace, bool isAgain, CancellationToken stop)
    {
        if (isAgain) await pace.NextAsync(stop).ConfigureAwait(false);
        while (true)
        {
            try
            {
                return await OpenAsync(s_reopenTimeout < _session.Options.Timeout ? s_reopenTimeout : _session.Options.Timeout, s_reconnectTimeout, stop).ConfigureAwait(false);
            }
            catch (TelephonyException error) when (!IsFinal(error))
            {
                await pace.NextAsync(stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A password or a certificate that is refused: to try on would change nothing, and could lock the account.</summary>
    static bool IsFinal(TelephonyException error) => error is { Kind: TelephonyErrorKind.Authentication, IsTransient: false };

    /// <summary>A socket that was opened with a token that is no longer the present one may be dead without saying so. The log-in may come before the socket is known.</summary>
    void AbortIfOutlived(IpecsSocket? socket)
    {
        if (_session.Login.Token is { } present && Volatile.Read(ref _login) != present.Number) socket?.Abort();
    }

    /// <summary>Opens the stream, with a new log-in where the token is refused, at the address that the system knows.</summary>
    async Task<IpecsSocket> OpenAsync(TimeSpan timeout, TimeSpan connectTimeout, CancellationToken cancellationToken)
    {
        var token = _session.Login.Token ?? await _session.Login.RenewAsync(null, cancellationToken).ConfigureAwait(false);
        var addresses = _session.Paths.Sockets;
        for (var (renewed, tried) = (false, 0); ;)
        {
            Volatile.Write(ref _login, token.Number);
            var ping = token.Lifetime / 3 < s_longestPing ? token.Lifetime / 3 : s_longestPing;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(timeout);
            IpecsSocket? socket;
            HttpStatusCode status;
            try
            {
                (socket, status) = await IpecsSocket.OpenAsync(addresses[_path], token.Header, _session.Tls, ping, connectTimeout, limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TelephonyException(TelephonyErrorKind.Timeout, Texts.TimedOut.With("websocket", timeout.TotalSeconds), error) { Provider = "Ipecs", IsTransient = true, RecommendedAction = Texts.TimedOutAction };
            }
            if (socket is not null) return socket;
            if (status == HttpStatusCode.Unauthorized && !renewed)
            {
                renewed = true;
                token = await _session.Login.RenewAsync(token, cancellationToken).ConfigureAwait(false);
                continue;
            }
            if (status == HttpStatusCode.NotFound && ++tried < addresses.Count)
            {
                _path = (_path + 1) % addresses.Count;
                continue;
            }
            throw Refused(status);
        }
    }

    /// <summary>What the system was asked to watch, it is asked again. A failure ends the connection, and the next one begins anew.</summary>
    async Task<Exception?> RestoreAsync(IpecsSocket socket, CancellationToken stop)
    {
        try
        {
            await _session.Monitors.RestoreAsync(always: true, stop).ConfigureAwait(false);
            _session.SetReconnecting(false);
            Tell(TelEventType.SessionRestored, null);
            _refresh.Request();
            return null;
        }
        catch (Exception error) when (error is TelephonyException or OperationCanceledException)
        {
            socket.Abort();
            return error;
        }
    }

    void Tell(TelEventType type, string? text) => _session.Events.Publish(new TelEvent { Session = _session.Name, Owner = _session, Type = type, Time = _session.Now, Text = text });

    static TelephonyException Refused(HttpStatusCode status)
    {
        var kind = status switch
        {
            HttpStatusCode.Unauthorized => TelephonyErrorKind.Authentication,
            HttpStatusCode.Forbidden => TelephonyErrorKind.Permission,
            _ => TelephonyErrorKind.Unavailable,
        };
        return new TelephonyException(kind, IpecsTexts.StreamRefused.With((int)status)) { Provider = "Ipecs", IsTransient = kind == TelephonyErrorKind.Unavailable, RecommendedAction = IpecsTexts.StreamRefusedAction };
    }
}
