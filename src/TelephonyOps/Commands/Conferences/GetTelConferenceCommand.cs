using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelConference</summary>
[Cmdlet(VerbsCommon.Get, "TelConference")]
[OutputType(typeof(Conference))]
public sealed class GetTelConferenceCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Room { get; set; }

    private protected override object? FailedInput(TelephonySession session) => (object?)Room ?? session;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
        => Write(await session.Require<IConferenceInfo>().GetConferenceAsync(new ConferenceRequest { Room = Room }, cancellationToken));
}
