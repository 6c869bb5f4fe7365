using System.Management.Automation;
using TelephonyOps.Sessions;

namespace TelephonyOps.Pipeline;

/// <summary>The real engine behind the seam.</summary>
sealed class EnginePipeline(PSCmdlet cmdlet) : ICommandPipeline
{
    public SessionRegistry Sessions => RunspaceSessions.Current;

    public PSEventManager? EngineEvents => cmdlet.Events;

    public string CommandName => cmdlet.MyInvocation.MyCommand?.Name ?? cmdlet.GetType().Name;

    public void WriteObject(object? item) => cmdlet.WriteObject(item);

    public void WriteError(ErrorRecord error) => cmdlet.WriteError(error);

    public void WriteWarning(string text) => cmdlet.WriteWarning(text);

    public void WriteVerbose(string text) => cmdlet.WriteVerbose(text);

    public void WriteDebug(string text) => cmdlet.WriteDebug(text);

    public void WriteProgress(ProgressRecord progress) => cmdlet.WriteProgress(progress);

    public bool ShouldProcess(string target, string action) => cmdlet.ShouldProcess(target, action);

    public void ThrowTerminatingError(ErrorRecord error) => cmdlet.ThrowTerminatingError(error);

    public string ResolvePath(string path, bool isLiteral)
        => isLiteral
            ? cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path)
            : cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(WildcardPattern.Unescape(path));
}
