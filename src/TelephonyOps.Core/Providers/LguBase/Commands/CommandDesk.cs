using System.Collections.Concurrent;
using TelephonyOps.Diagnostics;
using TelephonyOps.Providers.LguBase.Wire;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LguBase.Commands;

/// <summary>
/// Brings commands and answers together. A result carries no id, only the command's name, so one command of a name is in flight at a time and
/// the next result of that name is its; commands of other names go beside it (quirk 28).
/// </summary>
/// <remarks>
/// A command that nobody waits for any more (time-out, Ctrl+C) keeps its name until its answer came or can no longer be expected: the late
/// answer would otherwise pass for that of the next command.
/// </remarks>
sealed class CommandDesk(Dialect dialect, TimeProvider time, ICommandLine line)
{
    const int Attempts = 3;
    static readonly TimeSpan s_eventGrace = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.OrdinalIgnoreCase);
    readonly object _gate = new();
    PendingCommand[] _expecting = [];

    /// <summary>Sends a command and waits for what says how it went. A read that a break interrupted is sent again; an action never is.</summary>
    /// <exception cref="TelephonyException">Says whether the command may have taken effect.</exception>
    public async Task<CommandAnswer> RunAsync(WireCommand command, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(command, cancellationToken).ConfigureAwait(false);
            }
            catch (TelephonyException error) when (error is { Kind: TelephonyErrorKind.Unavailable, IsTransient: true } && command.Kind != RequestKind.Action && attempt < Attempts)
            {
                TelephonyTrace.Current?.Debug(LguBaseTexts.TraceAgain.With(command.Name, attempt + 1, error.Message));
                if (!await line.WaitUntilUpAsync(command.Timeout, cancellationToken).ConfigureAwait(false)) throw;
            }
        }
    }

    /// <summary>A result message of the server.</summary>
    public void OnResult(string name, ReadOnlySpan<byte> payload, bool more)
    {
        if (Of(name) is not { Current: { } pending } lane) return;
        pending.OnResult(payload, more);
        if (pending.IsSettled) lane.EndMayFollow = true;
    }

    /// <summary>The end mark of a list. One that follows a list which had shown its end itself belongs to nobody.</summary>
    public void OnEnd(string? name)
    {
        var lane = name is not null ? Of(name) : _lanes.Values.FirstOrDefault(other => other.Current is { HasParts: true, Command.Expect: null, IsSettled: false });
        if (lane is null) return;
        var isStray = lane.EndMayFollow && lane.Current is not { HasParts: true, IsSettled: false };
        lane.EndMayFollow = false;
        if (!isStray) lane.Current?.OnEnd();
    }

    public void OnError(string name, string? text) => Of(name)?.Current?.OnError(text);

    /// <summary>An event of a call.</summary>
    public void OnNews(in CallNews news)
    {
        foreach (var pending in Volatile.Read(ref _expecting)) pending.OnNews(news);
    }

    /// <summary>The connection is gone, and with it every answer.</summary>
    public void OnLost(bool closed)
    {
        foreach (var lane in _lanes.Values)
        {
            lane.EndMayFollow = false;
            if (lane.Current is { } pending) pending.Fail(LguBaseErrors.Lost(pending.Command, pending.IsSent, closed));
        }
    }

    async Task<CommandAnswer> OnceAsync(WireCommand command, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var lane = _lanes.GetOrAdd(command.Name, static _ => new Lane());
        if (!await EnterAsync(lane, command.Timeout, cancellationToken).ConfigureAwait(false)) throw LguBaseErrors.Occupied(command);
        var pending = new PendingCommand(command, dialect.Text);
        lane.Current = pending;
        if (command.Expect is not null) Change(list => [.. list, pending]);

        // The time counts from before the sending, whose end this side may see later than the server sees the command.
        var timeout = command.NoWait ? CancellationToken.None : pending.Start(time);
        try
        {
            await line.SendAsync(pending, cancellationToken).ConfigureAwait(false);
            var answer = command.NoWait ? new CommandAnswer([], false, null) : await WaitAsync(pending, timeout, cancellationToken).ConfigureAwait(false);
            Trace(answer.IsConfirmed ? "OK" : answer.IsAccepted ? "accepted" : "sent");
            return answer;
        }
        catch (TelephonyException error)
        {
            Trace(error.VendorCode ?? error.Kind.ToString());
            throw;
        }
        finally
        {
            if (pending.IsSettled || !pending.IsSent) Leave(lane, pending);
            else LeaveLater(lane, pending);
        }

        void Trace(string outcome) => TelephonyTrace.Current?.Verbose(LguBaseTexts.TraceCommand.With(command.Name, outcome, (long)time.GetElapsedTime(started).TotalMilliseconds));
    }

    static async Task<CommandAnswer> WaitAsync(PendingCommand pending, CancellationToken timeout, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout);
        try
        {
            return await pending.Answer.WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            // What came in time counts, even if it is looked at when the time is over.
            return pending.IsSettled ? await pending.Answer.ConfigureAwait(false) : pending.AfterTimeout() ?? throw LguBaseErrors.TimedOut(pending.Command, error);
        }
    }

    async Task<bool> EnterAsync(Lane lane, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            await lane.Turn.WaitAsync(both.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    void Leave(Lane lane, PendingCommand pending)
    {
        if (pending.Command.Expect is not null) Change(list => [.. list.Where(other => other != pending)]);
        lane.Current = null;
        pending.Dispose();
        lane.Turn.Release();
    }

    void LeaveLater(Lane lane, PendingCommand pending)
    {
        var grace = pending.Command.Expect is null ? pending.Command.Timeout : s_eventGrace;
        _ = Background.Run(async () =>
        {
            Task late = pending.Answer.WaitAsync(grace, time, line.Closed);
            await late.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Leave(lane, pending);
        });
    }

    Lane? Of(string name) => _lanes.GetValueOrDefault(dialect.CommandOfResult(name));

    void Change(Func<PendingCommand[], PendingCommand[]> change)
    {
        lock (_gate) Volatile.Write(ref _expecting, change(_expecting));
    }

    /// <summary>The one place in flight of a name.</summary>
    sealed class Lane
    {
        PendingCommand? _current;
        volatile bool _endMayFollow;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public PendingCommand? Current
        {
            get => Volatile.Read(ref _current);
            set => Volatile.Write(ref _current, value);
        }

        /// <summary>The last list showed its end itself, and an end mark of it may still be on its way.</summary>
        public bool EndMayFollow
        {
            get => _endMayFollow;
            set => _endMayFollow = value;
        }
    }
}

/// <summary>The connection as the commands use it.</summary>
interface ICommandLine
{
    /// <summary>Cancelled when the session is closed for good.</summary>
    CancellationToken Closed { get; }

    /// <summary>Sends, or fails with an error that says that nothing was sent.</summary>
    Task SendAsync(PendingCommand command, CancellationToken cancellationToken);

    /// <summary>Waits for a broken connection to be restored. False: it was not, in that time.</summary>
    Task<bool> WaitUntilUpAsync(TimeSpan limit, CancellationToken cancellationToken);
}
