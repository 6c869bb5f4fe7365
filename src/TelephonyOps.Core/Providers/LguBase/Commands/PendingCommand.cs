using TelephonyOps.Providers.LguBase.Wire;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LguBase.Commands;

/// <summary>A command that has no answer yet. Everything that arrives for it comes from the one reader of the connection.</summary>
sealed class PendingCommand(WireCommand command, WireText text) : IDisposable
{
    // A list of a million calls; more is no answer but an attack on the memory.
    const int MostBytes = 64 * 1024 * 1024;

    readonly TaskCompletionSource<CommandAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<byte[]> _parts = [];
    readonly object _gate = new();
    CancellationTokenSource? _timer;
    int _bytes;
    volatile bool _isSent;

    public WireCommand Command { get; } = command;

    public Task<CommandAnswer> Answer => _answer.Task;

    public bool IsSettled => _answer.Task.IsCompleted;

    /// <summary>A byte of it may have reached the server.</summary>
    public bool IsSent
    {
        get => _isSent;
        set => _isSent = value;
    }

    public bool HasParts
    {
        get { lock (_gate) return _parts.Count > 0; }
    }

    /// <summary>Starts the time-out; each part of a result starts it anew.</summary>
    public CancellationToken Start(TimeProvider time)
    {
        lock (_gate)
        {
            _timer = new CancellationTokenSource(Command.Timeout, time);
            return _timer.Token;
        }
    }

    /// <summary>A result message.</summary>
    /// <param name="payload">What stands behind <c>CMD:NAME|</c>.</param>
    /// <param name="more">The message ends in LF or CR: another follows.</param>
    public void OnResult(ReadOnlySpan<byte> payload, bool more)
    {
        lock (_gate)
        {
            if (IsSettled) return;
            _bytes += payload.Length;
            if (_bytes > MostBytes)
            {
                _answer.TrySetException(LguBaseErrors.AnswerTooLarge(Command, MostBytes));
                return;
            }
            _parts.Add(payload.ToArray());
            if (Refusal(payload) is { } code)
            {
                var why = FieldReader.Find(payload, "MSG"u8);
                _answer.TrySetException(LguBaseErrors.Refused(Command, code, why.IsEmpty ? null : text.Decode(FieldReader.Trim(why))));
                return;
            }
            var wait = Command.Expect is not null ? Command.Settle : Command.Timeout;
            if (Command.Expect is null && !more) Complete();
            else if (wait is { } rest) _timer?.CancelAfter(rest);
        }
    }

    /// <summary>The server says that the list is at its end.</summary>
    public void OnEnd()
    {
        lock (_gate)
        {
            if (Command.Expect is null) Complete();
        }
    }

    public void OnError(string? text) => _answer.TrySetException(LguBaseErrors.Refused(Command, "CMDERROR", text));

    public void OnNews(in CallNews news)
    {
        switch (Command.Expect?.Invoke(news))
        {
            case Verdict.Done:
                lock (_gate) _answer.TrySetResult(new CommandAnswer([.. _parts], true, news));
                break;
            case Verdict.Failed:
                _answer.TrySetException(LguBaseErrors.CallOver(Command));
                break;
        }
    }

    public void Fail(Exception error) => _answer.TrySetException(error);

    /// <summary>The time is over. What was at least accepted, or may stay quiet, is no failure.</summary>
    public CommandAnswer? AfterTimeout()
    {
        lock (_gate) return Command.Expect is not null && (_parts.Count > 0 || Command.QuietIsFine) ? new CommandAnswer([.. _parts], false, null) : null;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
        }

        // Whoever waited has gone; an error that comes now must not count as unobserved.
        _ = _answer.Task.Exception;
    }

    void Complete() => _answer.TrySetResult(new CommandAnswer([.. _parts], true, null));

    /// <summary>RES:ERR, and RES:0 of a setting (3.4, 3.21).</summary>
    static string? Refusal(ReadOnlySpan<byte> payload)
    {
        var result = FieldReader.Trim(FieldReader.Find(payload, "RES"u8));
        return result.SequenceEqual("ERR"u8) || result.SequenceEqual("ERROR"u8) ? "ERR" : result.SequenceEqual("0"u8) ? "0" : null;
    }
}
