using System.Management.Automation;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelCall</summary>
[Cmdlet(VerbsCommon.Get, "TelCall")]
[OutputType(typeof(Call))]
public sealed class GetTelCallCommand : SessionCommand
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string Id { get; set; } = "*";

    /// <summary>Calls that ended in the last minutes as well.</summary>
    [Parameter]
    public SwitchParameter IncludeEnded { get; set; }

    protected override Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var pattern = WildcardPattern.Get(Id, WildcardOptions.IgnoreCase);
        foreach (var call in IncludeEnded ? session.Calls.All() : session.Calls.Active())
        {
            if (pattern.IsMatch(call.Id)) Write(call);
        }
        return Task.CompletedTask;
    }
}
