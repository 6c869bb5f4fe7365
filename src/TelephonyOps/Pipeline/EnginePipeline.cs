using System.Management.Automation;
using TelephonyOps.Sessions;

namespace TelephonyOps.Pipeline;

/// <summary>The real engine behind the seam.</summary>
sealed class EnginePipeline(PSCmdlet cmdlet) : ICommandPipeline
{
    public SessionRegistry Sessions => RunspaceSessions.Current;

    public PSEventManager? EngineEvents => cmdlet.Events;

    public void WriteObject(object? item) => cmdlet.WriteObject(item);

    public void WriteError(TelephonyException error, object? target) => cmdlet.WriteError(ErrorMap.Record(error, target, CommandName));

    public void WriteWarning(string text) => cmdlet.WriteWarning(text);

    public void WriteVerbose(string text)
    {
        if (AsksAtVerbose) cmdlet.WriteDebug(text);
        else cmdlet.WriteVerbose(text);
    }

    public void WriteDebug(string text) => cmdlet.WriteDebug(text);

    public void WriteProgress(ProgressRecord progress) => cmdlet.WriteProgress(progress);

    public bool ShouldProcess(string target, string action) => cmdlet.ShouldProcess(target, action);

    public void ThrowTerminatingError(TelephonyException error, object? target) => cmdlet.ThrowTerminatingError(ErrorMap.Record(error, target, CommandName));

    string CommandName => cmdlet.MyInvocation.MyCommand?.Name ?? cmdlet.GetType().Name;

    /// <summary>With -Debug alone the engine stops and asks at every verbose line: after a dial, whether to go on, with the result lost if not.</summary>
    bool AsksAtVerbose => cmdlet.MyInvocation.BoundParameters is var bound
        && bound.TryGetValue("Debug", out var debug) && debug is SwitchParameter { IsPresent: true } && !bound.ContainsKey("Verbose");

    public string ResolvePath(string path, bool isLiteral)
    {
        var resolved = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(isLiteral ? path : WildcardPattern.Unescape(path), out var provider, out _);
        return provider.Name == "FileSystem" ? resolved : throw new TelephonyException(TelephonyErrorKind.InvalidArgument, CommandTexts.NotInFileSystem.With(path, provider.Name))
        {
            RecommendedAction = CommandTexts.NotInFileSystemAction,
            Target = path,
        };
    }
}
