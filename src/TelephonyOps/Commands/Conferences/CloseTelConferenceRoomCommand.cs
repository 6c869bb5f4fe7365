using System.Management.Automation;
using System.Security;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Close-TelConferenceRoom</summary>
[Cmdlet(VerbsCommon.Close, "TelConferenceRoom", SupportsShouldProcess = true)]
[OutputType(typeof(ConferenceRoom))]
public sealed class CloseTelConferenceRoomCommand : ConferenceRoomCommand
{
    /// <summary>What the room was opened with: the system closes it for nobody else (5.3.4.36).</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var rooms = session.Require<IConferenceRooms>();
        if (!Confirmed(CommandTexts.RoomTarget.With(Room, session.Name), CommandTexts.ActionCloseRoom)) return;
        var room = await rooms.CloseConferenceRoomAsync(WithPassword(Password), cancellationToken);
        if (PassThru) Write(room);
    }
}
