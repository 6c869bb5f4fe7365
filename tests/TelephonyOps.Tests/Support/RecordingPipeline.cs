using System.Management.Automation;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Tests.Support;

/// <summary>The engine's stand-in: keeps what a command writes, and checks that it writes on the pipeline thread only.</summary>
sealed class RecordingPipeline : ICommandPipeline
{
    readonly int _thread = Environment.CurrentManagedThreadId;

    public List<object?> Output { get; } = [];

    public List<(TelephonyException Error, object? Target)> Errors { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string> Verbose { get; } = [];

    public List<string> DebugLines { get; } = [];

    public List<ProgressRecord> Progress { get; } = [];

    public List<(string Target, string Action)> Asked { get; } = [];

    public TelephonyException? Terminating { get; private set; }

    /// <summary>What -WhatIf or -Confirm would answer.</summary>
    public bool Answer { get; set; } = true;

    /// <summary>Ends the pipeline after so many objects, as Select-Object -First does.</summary>
    public int? StopAfter { get; set; }

    public SessionRegistry Sessions { get; } = new();

    public PSEventManager? EngineEvents => null;

    public void WriteObject(object? item)
    {
        OnThread();
        Output.Add(item);
        if (Output.Count == StopAfter) throw new StopUpstream();
    }

    public void WriteError(TelephonyException error, object? target) => Add(Errors, (error, error.Target ?? target));

    public void WriteWarning(string text) => Add(Warnings, text);

    public void WriteVerbose(string text) => Add(Verbose, text);

    public void WriteDebug(string text) => Add(DebugLines, text);

    public void WriteProgress(ProgressRecord progress) => Add(Progress, progress);

    public bool ShouldProcess(string target, string action)
    {
        Add(Asked, (target, action));
        return Answer;
    }

    public void ThrowTerminatingError(TelephonyException error, object? target)
    {
        OnThread();
        Terminating = error;
        throw new TerminatingError();
    }

    public string ResolvePath(string path, bool isLiteral) => Path.GetFullPath(path);

    void Add<T>(List<T> list, T item)
    {
        OnThread();
        list.Add(item);
    }

    void OnThread() => Assert.Equal(_thread, Environment.CurrentManagedThreadId);
}

/// <summary>The engine's way of ending a pipeline from downstream.</summary>
sealed class StopUpstream : Exception;

/// <summary>The engine's way of ending a command.</summary>
sealed class TerminatingError : Exception;
