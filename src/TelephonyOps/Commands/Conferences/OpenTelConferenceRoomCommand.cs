using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Open-TelConferenceRoom</summary>
[Cmdlet(VerbsCommon.Open, "TelConferenceRoom", SupportsShouldProcess = true)]
[OutputType(typeof(ConferenceRoom))]
public sealed class OpenTelConferenceRoomCommand : ConferenceRoomChangeCommand
{
    private protected override string Action => CommandTexts.ActionOpenRoom;

    private protected override Task<ConferenceRoom> ChangeAsync(IConferenceRooms rooms, ConferenceRoomRequest request, CancellationToken cancellationToken)
        => rooms.OpenConferenceRoomAsync(request, cancellationToken);
}
