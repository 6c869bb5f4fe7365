using System.Management.Automation;
using TelephonyOps.Binding;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands that act on sessions: finds them, works on several at once, and reports one session's failure without losing the others.</summary>
public abstract class SessionCommand : TelCommand
{
    readonly List<TelephonySession> _collected = [];

    // Null is no session: a variable left empty by a failed connection must not mean the selected one.
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public SessionReference[]? Session { get; set; }

    /// <summary>How many accounts are worked on at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>The piped object, which knows its session better than a name can say it.</summary>
    private protected virtual ISessionBound? Piped => null;

    /// <summary>The piped text, which the engine also offers to <c>-Session</c>.</summary>
    private protected virtual string? PipedText => null;

    /// <summary>What an error names as the input that failed.</summary>
    private protected virtual object? FailedInput(TelephonySession session) => session;

    /// <summary>True where one session's failure must end the command.</summary>
    private protected virtual bool IsTerminating(TelephonyException error) => false;

    /// <summary>True where a closed session is no failure.</summary>
    private protected virtual bool TakesClosed => false;

    protected abstract Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken);

    /// <summary>True where the sessions of all inputs are worked on together, because the work on one does not end by itself.</summary>
    private protected virtual bool Collects => false;

    protected sealed override Task ProcessAsync(CancellationToken cancellationToken)
    {
        var sessions = ResolveSessions();
        if (!Collects) return RunAsync(sessions, cancellationToken);
        sessions.ForEach(Collect);
        return Task.CompletedTask;
    }

    /// <summary>Takes one input's session in, where the work is done together at the end.</summary>
    private protected virtual void Collect(TelephonySession session)
    {
        if (!_collected.Contains(session)) _collected.Add(session);
    }

    protected override Task EndAsync(CancellationToken cancellationToken) => RunAsync(_collected, cancellationToken);

    async Task RunAsync(List<TelephonySession> sessions, CancellationToken cancellationToken)
    {
        if (sessions.Count == 1)
        {
            await RunAsync(sessions[0], cancellationToken);
            return;
        }

        // All bodies run on this one thread and only wait at the same time, so that they may write as they come.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var places = new SemaphoreSlim(AtOnce);
        var work = sessions.Select(async session =>
        {
            await places.WaitAsync(stop.Token);
            try
            {
                await RunAsync(session, stop.Token);
            }
            catch
            {
                // Downstream wants no more, or the command ends: nobody goes on alone.
                await stop.CancelAsync();
                throw;
            }
            finally
            {
                places.Release();
            }
        }).ToList();
        await AllAsync(work);
    }

    private protected virtual int AtOnce => ThrottleLimit;

    async Task RunAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        try
        {
            if (!TakesClosed) session.ThrowIfClosed();
            await ProcessAsync(session, cancellationToken);
        }
        catch (TelephonyException error) when (!IsTerminating(error))
        {
            Fail(error, FailedInput(session));
        }
        catch (TelephonyException error)
        {
            FailTerminating(error, FailedInput(session));
        }
    }

    /// <summary>Waits for all, and throws the failure that came first rather than the cancellations that it caused.</summary>
    static async Task AllAsync(List<Task> work)
    {
        try
        {
            await Task.WhenAll(work);
        }
        catch when (work.Find(task => task.IsFaulted) is { } failed)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed.Exception!.InnerException!);
        }
    }

    List<TelephonySession> ResolveSessions()
    {
        if (Session is null) return [Piped?.Owner ?? SelectedOrFail()];
        var found = new List<TelephonySession>();
        foreach (var reference in Session)
        {
            if (Find(reference) is { } session) found.Add(session);
            else Fail(NoSuchSession(reference.Name), reference.Name);
        }
        return found;
    }

    TelephonySession? Find(SessionReference reference)
    {
        if (reference.Session is not null) return reference.Session;
        if (Piped?.Owner is { } owner && owner.Name == reference.Name) return owner;
        return Pipeline.Sessions.Find(reference.Name) ?? (reference.Name == PipedText ? SelectedOrFail() : null);
    }

    TelephonySession SelectedOrFail()
    {
        if (Pipeline.Sessions.Selected is { } selected) return selected;
        var error = new TelephonyException(TelephonyErrorKind.NotFound, CommandTexts.NoSession) { RecommendedAction = CommandTexts.NoSessionAction };
        FailTerminating(error, null);
        throw error;
    }
}
