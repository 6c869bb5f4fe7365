using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.Ipecs.Wire;

namespace TelephonyOps.Providers.Ipecs;

// A conference of calls (5.3.4.18), conference groups (5.3.4.31 to 5.3.4.34), and standing rooms (5.3.4.35, 5.3.4.36).
sealed partial class IpecsSession : IConferencing, IConferenceEnding, IConferenceInvitation, IConferenceRemoval, IConferenceMuting, IConferenceRooms
{
    const int LargestGroup = 265;
    const int CancelGroup = 999;
    const int LargestRoom = 200;
    const int LargestMember = 1_000;

    public async Task<Conference> StartConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken)
    {
        RefuseStation("conference");
        if (request.Room is not null) throw NotOffered("-Room", IpecsTexts.RoomsAreOpened);
        if (request.To.Count > 0) throw NotOffered("-To", IpecsTexts.ConferenceOfCalls);
        if (request.Group is not null)
        {
            var device = DeviceFor(request.Device ?? request.Call?.Device);
            await DoneAsync(Client.ConfGroupAsync(device, Group(request.Group), cancellationToken)).ConfigureAwait(false);
            return Conference(device, request.Group);
        }

        // The held call and the active one become a conference: the consultation is the active one.
        var (held, active) = Pair(request);
        using var answer = await AskAsync(active, Client.ConferenceAsync(active.Device, active.Id, cancellationToken)).ConfigureAwait(false);
        Settle(active.Call, active.Device, CallState.Connected);
        if (held is not null) Settle(held, active.Device, CallState.Connected);
        return Conference(active.Device, null) with
        {
            Members = [.. new[] { held?.To ?? held?.From, active.Call.To }.OfType<string>().Where(number => number != active.Device).Select(number => new ConferenceMember { Number = number })],
            Extra = answer.Data.Rest(),
        };
    }

    /// <summary>5.3.4.31: index 999 cancels the conference group that the device started, whichever it is.</summary>
    public async Task StopConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken)
    {
        RefuseStation("confgroup");
        if (request.Room is not null) throw NotOffered("-Room", IpecsTexts.RoomsAreClosed);
        if (request.Group is not null) Group(request.Group);
        await DoneAsync(Client.ConfGroupAsync(DeviceFor(request.Device ?? request.Call?.Device), CancelGroup, cancellationToken)).ConfigureAwait(false);
    }

    public async Task<Conference> AddConferenceMemberAsync(ConferenceMemberRequest request, CancellationToken cancellationToken)
    {
        if (request.Join) throw NotOffered("-Join", IpecsTexts.NoJoin);
        var (device, group, index) = Member(request);
        if (request.Members.Count == 0) throw Invalid(IpecsTexts.MemberNeeded, IpecsTexts.MemberNeededAction, null);
        var type = request.MemberType switch { ConferenceMemberType.Co => "co", ConferenceMemberType.Net => "net", _ => "station" };
        var members = new List<ConferenceMember>();
        foreach (var number in request.Members)
        {
            // Several numbers take the places from the named one on.
            var place = index + members.Count;
            await DoneAsync(Client.AddCalleeAsync(device, group, type, place, number, cancellationToken)).ConfigureAwait(false);
            members.Add(new ConferenceMember { Number = number, Index = place });
        }
        return Conference(device, request.Group) with { Members = members };
    }

    public async Task<Conference> RemoveConferenceMemberAsync(ConferenceMemberRequest request, CancellationToken cancellationToken)
    {
        var (device, group, index) = Member(request);
        await DoneAsync(Client.DropCalleeAsync(device, group, index, cancellationToken)).ConfigureAwait(false);
        return Conference(device, request.Group);
    }

    public async Task<Conference> MuteConferenceMemberAsync(ConferenceMemberRequest request, bool muted, CancellationToken cancellationToken)
    {
        var (device, group, index) = Member(request);
        await DoneAsync(Client.MuteCalleeAsync(device, group, index, muted, cancellationToken)).ConfigureAwait(false);
        return Conference(device, request.Group) with { Members = [new ConferenceMember { Number = request.Members.Count > 0 ? request.Members[0] : "", Index = index, Muted = muted }] };
    }

    public async Task<ConferenceRoom> GetConferenceRoomAsync(ConferenceRoomRequest request, CancellationToken cancellationToken)
    {
        RefuseStation("confroom");
        var (device, room) = (DeviceFor(request.Device), Room(request.Room));
        using var answer = await Client.GetRoomAsync(device, room, cancellationToken).ConfigureAwait(false);
        return IpecsMapping.Room(this, room, answer);
    }

    public Task<ConferenceRoom> OpenConferenceRoomAsync(ConferenceRoomRequest request, CancellationToken cancellationToken) => SetRoomAsync(request, true, cancellationToken);

    public Task<ConferenceRoom> CloseConferenceRoomAsync(ConferenceRoomRequest request, CancellationToken cancellationToken) => SetRoomAsync(request, false, cancellationToken);

    async Task<ConferenceRoom> SetRoomAsync(ConferenceRoomRequest request, bool open, CancellationToken cancellationToken)
    {
        RefuseStation("confroom");
        var (device, room) = (DeviceFor(request.Device), Room(request.Room));
        await DoneAsync(Client.SetRoomAsync(device, room, request.Password, open, cancellationToken)).ConfigureAwait(false);
        return new ConferenceRoom { Session = Name, Owner = this, Room = IpecsMapping.Text(room), IsOpen = open };
    }

    (string Device, int Group, int Index) Member(ConferenceMemberRequest request)
    {
        RefuseStation("confgroup");
        if (request.Room is not null) throw NotOffered("-Room", IpecsTexts.RoomsHaveNoMembers);
        if (request.Group is null) throw Invalid(IpecsTexts.GroupNeeded, IpecsTexts.GroupNeededAction, null);
        var index = request.Index ?? throw Invalid(IpecsTexts.MemberIndexNeeded, IpecsTexts.MemberIndexNeededAction, null);
        return (DeviceFor(request.Device ?? request.Call?.Device), Group(request.Group), Index(IpecsMapping.Text(index), "Index", 1, LargestMember));
    }

    /// <summary>Station groups are 1 to 99, system groups 100 to 265.</summary>
    int Group(string text) => Index(text, "Group", 1, LargestGroup);

    /// <summary>How many rooms there are depends on the model and its settings (5.3.4.36): 200 is the most.</summary>
    int Room(string text) => Index(text, "Room", 1, LargestRoom);

    Conference Conference(string device, string? group) => new() { Session = Name, Owner = this, Device = device, Group = group, Outcome = ActionOutcome.Accepted };
}
