using System.Management.Automation;
using System.Security;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Open-TelConferenceRoom</summary>
[Cmdlet(VerbsCommon.Open, "TelConferenceRoom", SupportsShouldProcess = true)]
[OutputType(typeof(ConferenceRoom))]
public sealed class OpenTelConferenceRoomCommand : ConferenceRoomCommand
{
    [Parameter]
    public SecureString? Password { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var rooms = session.Require<IConferenceRooms>();
        if (!Confirmed(CommandTexts.RoomTarget.With(Room, session.Name), CommandTexts.ActionOpenRoom)) return;
        var room = await rooms.OpenConferenceRoomAsync(WithPassword(Password), cancellationToken);
        if (PassThru) Write(room);
    }
}
