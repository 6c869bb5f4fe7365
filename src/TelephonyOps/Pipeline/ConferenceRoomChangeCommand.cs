using System.Management.Automation;
using System.Net;
using System.Security;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands that open or close a standing conference room.</summary>
public abstract class ConferenceRoomChangeCommand : ConferenceRoomCommand
{
    /// <summary>What the room is opened with: the system closes it for nobody else (5.3.4.36).</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is done, as <c>-WhatIf</c> says it.</summary>
    private protected abstract string Action { get; }

    private protected abstract Task<ConferenceRoom> ChangeAsync(IConferenceRooms rooms, ConferenceRoomRequest request, CancellationToken cancellationToken);

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var rooms = session.Require<IConferenceRooms>();
        if (!Confirmed(CommandTexts.RoomTarget.With(Room, session.Name), Action)) return;
        var password = Password is null ? null : new Secret(new NetworkCredential("", Password).Password);
        var room = await ChangeAsync(rooms, Request with { Password = password }, cancellationToken);
        if (PassThru) Write(room);
    }
}
