namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>One attempt to log in, from the connection's first byte to its last.</summary>
sealed class LoginAttempt
{
    readonly TaskCompletionSource<LoginResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _anyFrame = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<LoginResult> Result => _result.Task;

    /// <summary>A frame came that can be read: the byte order is right.</summary>
    public Task AnyFrame => _anyFrame.Task;

    /// <summary>The connection is over.</summary>
    public Task Ended => _ended.Task;

    /// <summary>What ended the connection; null where the server closed it.</summary>
    public Exception? Why { get; private set; }

    public void Frame() => _anyFrame.TrySetResult();

    public void Answer(LoginResult result) => _result.TrySetResult(result);

    public void Fail(TelephonyException error) => _result.TrySetException(error);

    public void End(Exception? why)
    {
        Why = why;
        _ended.TrySetResult();
    }
}

/// <summary>Sends the log-in and judges what comes back.</summary>
sealed class LoginDesk(LguBaseSettings settings, TimeProvider time)
{
    static readonly TimeSpan s_firstFrame = TimeSpan.FromSeconds(5);

    LoginAttempt? _open;

    /// <summary>A log-in has no answer yet.</summary>
    public bool IsOpen => Volatile.Read(ref _open) is not null;

    public LoginAttempt? Last { get; private set; }

    public LoginAttempt Open()
    {
        var attempt = new LoginAttempt();
        Last = attempt;
        Volatile.Write(ref _open, attempt);
        return attempt;
    }

    public void OnAnyFrame() => Volatile.Read(ref _open)?.Frame();

    public void OnResult(LoginResult result) => Interlocked.Exchange(ref _open, null)?.Answer(result);

    /// <summary>The server does not know the command itself.</summary>
    public bool OnError(ReadOnlySpan<byte> fields)
    {
        var text = settings.Dialect.Text;
        if (text.Decode(FieldReader.Trim(FieldReader.Find(fields, "CMD"u8))) != settings.LoginCommand) return false;
        Interlocked.Exchange(ref _open, null)?.Fail(LguBaseErrors.LoginUnknown(settings, text.Decode(FieldReader.Find(fields, "MSG"u8))));
        return true;
    }

    /// <param name="connection">A fresh connection.</param>
    /// <param name="attempt">What its reader reports to.</param>
    /// <param name="trying">The byte order is a guess: silence, or a connection that ends, means that it was wrong.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False: the guess was wrong.</returns>
    /// <exception cref="TelephonyException">Not accepted, or no answer.</exception>
    public async Task<bool> LogInAsync(FramedConnection connection, LoginAttempt attempt, bool trying, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(connection, attempt, cancellationToken).ConfigureAwait(false);
            if (trying && !await ComesAsync(attempt.AnyFrame, attempt, s_firstFrame, cancellationToken).ConfigureAwait(false)) return false;
            if (!await ComesAsync(attempt.Result, attempt, settings.Timeout, cancellationToken).ConfigureAwait(false)) throw LguBaseErrors.LoginUnanswered(settings, attempt.Ended.IsCompleted, attempt.Why);
            var result = await attempt.Result.ConfigureAwait(false);
            return result.IsAccepted ? true : throw LguBaseErrors.LoginRefused(settings, result);
        }
        finally
        {
            Interlocked.CompareExchange(ref _open, null, attempt);
        }
    }

    async Task SendAsync(FramedConnection connection, LoginAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            await connection.SendAsync(settings.Login, null, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            attempt.End(error);
        }
    }

    /// <summary>False: the time was over, or the connection, before it came.</summary>
    async Task<bool> ComesAsync(Task what, LoginAttempt attempt, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(what, attempt.Ended).WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It may have come all the same, in the last moment.
        }
        return what.IsCompleted;
    }
}
