using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Close-TelConferenceRoom</summary>
[Cmdlet(VerbsCommon.Close, "TelConferenceRoom", SupportsShouldProcess = true)]
[OutputType(typeof(ConferenceRoom))]
public sealed class CloseTelConferenceRoomCommand : ConferenceRoomCommand
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var rooms = session.Require<IConferenceRooms>();
        if (!Confirmed(CommandTexts.RoomTarget.With(Room, session.Name), CommandTexts.ActionCloseRoom)) return;
        var room = await rooms.CloseConferenceRoomAsync(Request, cancellationToken);
        if (PassThru) Write(room);
    }
}
