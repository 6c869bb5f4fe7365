using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelServiceProfile</summary>
[Cmdlet(VerbsCommon.Get, "TelServiceProfile")]
[OutputType(typeof(ServiceProfileEntry))]
public sealed class GetTelServiceProfileCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Service { get; set; }

    [Parameter(Position = 1)]
    public string? Name { get; set; }

    private protected override object? FailedInput(TelephonySession session) => (object?)Service ?? session;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        await foreach (var entry in session.Require<IServiceProfiles>().ListServiceProfileAsync(Service, Name, cancellationToken)) Write(entry);
    }
}
