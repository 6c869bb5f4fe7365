using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelService</summary>
[Cmdlet(VerbsCommon.Get, "TelService")]
[OutputType(typeof(Service))]
public sealed class GetTelServiceCommand : SessionCommand
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string Name { get; set; } = "*";

    protected override Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var pattern = WildcardPattern.Get(Name, WildcardOptions.IgnoreCase);
        foreach (var service in session.Require<IServices>().ListServices())
        {
            if (pattern.IsMatch(service.Name)) Write(service);
        }
        return Task.CompletedTask;
    }
}
