using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace TelephonyOps.Pipeline;

/// <summary>
/// Runs an asynchronous command body on the pipeline thread: what follows an await comes back here, so that the body may write to the
/// pipeline whenever it likes, and a listing pays no thread switch a row. While the body waits, the thread waits with it.
/// </summary>
sealed class PipelinePump : SynchronizationContext
{
    readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];

    PipelinePump()
    {
    }

    /// <param name="body">The command's work.</param>
    /// <param name="cancel">Ends the work when something that only reports fails, e.g. a warning under <c>-WarningAction Stop</c>.</param>
    public static void Run(Func<PipelinePump, Task> body, Action cancel)
    {
        var before = Current;
        var pump = new PipelinePump();
        try
        {
            SetSynchronizationContext(pump);
            var task = body(pump);
            if (!task.IsCompleted)
            {
                _ = task.ContinueWith(_ => pump._work.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                pump.RunUntilDone(cancel);
            }
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    void RunUntilDone(Action cancel)
    {
        ExceptionDispatchInfo? failure = null;
        foreach (var (callback, state) in _work.GetConsumingEnumerable())
        {
            try
            {
                callback(state);
            }
            catch (Exception error)
            {
                // The first one counts; the body is seen to its end, so that nothing of it goes on alone.
                failure ??= ExceptionDispatchInfo.Capture(error);
                cancel();
            }
        }
        failure?.Throw();
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _work.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The body has ended; what comes late (a trace line of something that was cancelled) has nowhere to go.
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>
    /// Lets the engine run with the context that it had. What is downstream may block on tasks of its own, and would wait for ever
    /// for continuations that only this thread could run.
    /// </summary>
    public static T Outside<T>(SynchronizationContext? outside, Func<T> call)
    {
        var inside = Current;
        SetSynchronizationContext(outside);
        try
        {
            return call();
        }
        finally
        {
            SetSynchronizationContext(inside);
        }
    }
}
