using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelConferenceRoom</summary>
[Cmdlet(VerbsCommon.Get, "TelConferenceRoom")]
[OutputType(typeof(ConferenceRoom))]
public sealed class GetTelConferenceRoomCommand : ConferenceRoomCommand
{
    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
        => Write(await session.Require<IConferenceRooms>().GetConferenceRoomAsync(Request, cancellationToken));
}
