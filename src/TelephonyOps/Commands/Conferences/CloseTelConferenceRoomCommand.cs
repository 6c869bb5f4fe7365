using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Close-TelConferenceRoom</summary>
[Cmdlet(VerbsCommon.Close, "TelConferenceRoom", SupportsShouldProcess = true)]
[OutputType(typeof(ConferenceRoom))]
public sealed class CloseTelConferenceRoomCommand : ConferenceRoomChangeCommand
{
    private protected override string Action => CommandTexts.ActionCloseRoom;

    private protected override Task<ConferenceRoom> ChangeAsync(IConferenceRooms rooms, ConferenceRoomRequest request, CancellationToken cancellationToken)
        => rooms.CloseConferenceRoomAsync(request, cancellationToken);
}
