using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using TelephonyOps.Diagnostics;

namespace TelephonyOps.Pipeline;

/// <summary>
/// The base of every command that waits for something. A command overrides the asynchronous methods and writes where it is; it is cancelled
/// by Ctrl+C (StopProcessing) and by every other end of its pipeline (Dispose): <c>Select-Object -First</c>, a downstream throw and <c>break</c>
/// call nothing but Dispose.
/// </summary>
public abstract class TelCommand : PSCmdlet, IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly ConcurrentQueue<Action<ICommandPipeline>> _told = new();
    ICommandPipeline? _pipeline;

    /// <summary>The engine, or a test's stand-in.</summary>
    internal ICommandPipeline Pipeline
    {
        get => _pipeline ??= new EnginePipeline(this);
        set => _pipeline = value;
    }

    /// <summary>Once, before the first input.</summary>
    protected virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>For each input.</summary>
    protected virtual Task ProcessAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Once, after the last input.</summary>
    protected virtual Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected sealed override void BeginProcessing() => Run(BeginAsync);

    protected sealed override void ProcessRecord() => Run(ProcessAsync);

    protected sealed override void EndProcessing() => Run(EndAsync);

    protected sealed override void StopProcessing() => _stop.Cancel();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <summary>Writes a result. Downstream runs inside this call, and may end the pipeline by an exception out of it.</summary>
    internal void Write(object? item)
    {
        // Spelled out: a listing comes through here a million times.
        if (!_told.IsEmpty) Flush();
        var inside = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Pipeline.WriteObject(item);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(inside);
        }
    }

    internal void Warn(string text) => InEngine(() => Pipeline.WriteWarning(text));

    internal void Tell(string text) => InEngine(() => Pipeline.WriteVerbose(text));

    internal void Report(ProgressRecord progress) => InEngine(() => Pipeline.WriteProgress(progress));

    /// <summary>Asks <c>-WhatIf</c> and <c>-Confirm</c>; nothing else decides whether something is changed.</summary>
    internal bool Confirmed(string target, string action)
    {
        Flush();
        return PipelinePump.Outside(null, () => Pipeline.ShouldProcess(target, action));
    }

    /// <summary>Reports the failure of one input and lets the others go on.</summary>
    internal void Fail(TelephonyException error, object? target) => InEngine(() => Pipeline.WriteError(error, target));

    /// <summary>Ends the command: no further input can work.</summary>
    [DoesNotReturn]
    internal void FailTerminating(TelephonyException error, object? target)
    {
        InEngine(() => Pipeline.ThrowTerminatingError(error, target));
        throw error;
    }

    /// <summary>The failure of a name that no session of this runspace has.</summary>
    internal TelephonyException NoSuchSession(string name)
    {
        var names = Pipeline.Sessions.All.Select(session => session.Name).ToList();
        return new TelephonyException(TelephonyErrorKind.NotFound, CommandTexts.NoSuchSession.With(name))
        {
            RecommendedAction = names.Count == 0 ? CommandTexts.NoSessionAction : CommandTexts.NoSuchSessionAction.With(string.Join(", ", names)),
        };
    }

    void InEngine(Action call)
    {
        Flush();
        Outside(call);
    }

    /// <summary>Writes what the library has told meanwhile: it stands before what the command writes next, and is not lost at its end.</summary>
    void Flush()
    {
        while (_told.TryDequeue(out var write)) Outside(() => write(Pipeline));
    }

    static void Outside(Action call) => PipelinePump.Outside(null, () =>
    {
        call();
        return true;
    });

    void Run(Func<CancellationToken, Task> body)
    {
        var outer = TelephonyTrace.Current;
        try
        {
            PipelinePump.Run(
                pump =>
                {
                    TelephonyTrace.Use(new PipelineTrace(pump, this));
                    return body(_stop.Token);
                },
                _stop.Cancel);
            Flush();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (TelephonyException error)
        {
            FailTerminating(error, null);
        }
        finally
        {
            // An upstream command of ours runs this one inside its own Write.
            TelephonyTrace.Use(outer);
        }
    }

    /// <summary>Brings what the library tells, on whatever thread, to this command's streams.</summary>
    sealed class PipelineTrace(PipelinePump pump, TelCommand command) : ITraceSink
    {
        public void Verbose(string text) => Post(pipeline => pipeline.WriteVerbose(text));

        public void Debug(string text) => Post(pipeline => pipeline.WriteDebug(text));

        public void Warning(string text) => Post(pipeline => pipeline.WriteWarning(text));

        void Post(Action<ICommandPipeline> write)
        {
            command._told.Enqueue(write);
            pump.Post(_ => command.Flush(), null);
        }
    }
}
