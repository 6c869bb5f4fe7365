using System.Management.Automation;

namespace TelephonyOps.Pipeline;

/// <summary>
/// What a command needs of the engine. It stands between a command and PSCmdlet, so that a test can run the command where there is no engine
/// (the reference assembly's methods do nothing). All members are called on the pipeline thread only.
/// </summary>
interface ICommandPipeline
{
    void WriteObject(object? item);

    void WriteError(TelephonyException error, object? target);

    void WriteWarning(string text);

    void WriteVerbose(string text);

    void WriteDebug(string text);

    void WriteProgress(ProgressRecord progress);

    bool ShouldProcess(string target, string action);

    void ThrowTerminatingError(TelephonyException error, object? target);

    /// <summary>The file system path of what the user typed; the file need not exist.</summary>
    string ResolvePath(string path, bool isLiteral);

    /// <summary>The sessions of this runspace.</summary>
    SessionRegistry Sessions { get; }

    /// <summary>The runspace's event queue; null where there is no engine.</summary>
    PSEventManager? EngineEvents { get; }
}
