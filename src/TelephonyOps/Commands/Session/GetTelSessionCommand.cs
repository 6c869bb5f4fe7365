using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelSession</summary>
[Cmdlet(VerbsCommon.Get, "TelSession")]
[OutputType(typeof(TelephonySession))]
public sealed class GetTelSessionCommand : TelCommand
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    public string[]? Name { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string[]? Provider { get; set; }

    [Parameter]
    public SwitchParameter Selected { get; set; }

    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        // A copy: Get-TelSession | Disconnect-TelSession takes sessions out while they are listed.
        var sessions = Selected ? Pipeline.Sessions.Selected is { } selected ? [selected] : [] : Pipeline.Sessions.All;
        var wanted = sessions.Where(session => Provider is null || Provider.Contains(session.Provider, StringComparer.OrdinalIgnoreCase)).ToList();
        foreach (var name in Name ?? ["*"])
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = wanted.Where(session => pattern.IsMatch(session.Name)).ToList();
            found.ForEach(Write);
            if (found.Count > 0 || WildcardPattern.ContainsWildcardCharacters(name)) continue;
            Fail(NoSuchSession(name), name);
        }
        return Task.CompletedTask;
    }
}
