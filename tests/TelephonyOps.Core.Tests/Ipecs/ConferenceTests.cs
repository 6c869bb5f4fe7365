using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>A conference of calls, conference groups, and standing rooms (5.3.4.18, 5.3.4.31 to 5.3.4.36).</summary>
public sealed class ConferenceTests
{
    [Fact]
    public async Task The_held_and_the_active_call_become_a_conference()
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.TalkAsync();
        var consultation = await rig.Need<ICallConsultation>().ConsultAsync(new CallRequest { Call = call }, IpecsRig.Carol, ConsultationPurpose.Conference, Rig.Token);
        Assert.Equal("conference", rig.Simulator.Journal.Of("consultation")[0].Fields["svcType"]);
        await rig.Simulator.ActAsync("answer", new { device = IpecsRig.Carol }, Rig.Token);
        var conference = await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Call = consultation }, Rig.Token);
        Assert.Equal((IpecsRig.Alice, ActionOutcome.Accepted), (conference.Device, conference.Outcome));
        Assert.Equal([IpecsRig.Bob, IpecsRig.Carol], conference.Members.Select(member => member.Number));
        Assert.Contains("callRefID", conference.Extra.Keys);
        Assert.True(rig.State().Calls.Single().IsConference);
        Assert.Equal(3, rig.State().Calls.Single().Parties.Count);
    }

    [Fact]
    public async Task Without_a_second_call_there_is_no_conference()
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.TalkAsync();
        Assert.Equal("201", (await Fails.WithAsync(TelephonyErrorKind.NoActiveCall, () => rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Call = call }, Rig.Token))).VendorCode);
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Call = call, To = [IpecsRig.Carol] }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Device = IpecsRig.Alice, Room = "1" }, Rig.Token));
    }

    [Fact]
    public async Task A_group_is_called_joined_muted_left_and_cancelled_with_999()
    {
        await using var rig = await IpecsRig.StartAsync();
        var conference = await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Device = IpecsRig.Alice, Group = "1" }, Rig.Token);
        Assert.Equal(("1", IpecsRig.Alice), (conference.Group, conference.Device));
        await rig.Simulator.ActAsync("answer", new { device = IpecsRig.Bob }, Rig.Token);

        var member = new ConferenceMemberRequest { Device = IpecsRig.Alice, Group = "1", Index = 5 };
        var added = await rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(member with { Members = ["1004", "1005"] }, Rig.Token);
        Assert.Equal([("1004", 5), ("1005", 6)], added.Members.Select(item => (item.Number, item.Index!.Value)));
        await rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(member with { Members = ["01012345678"], Index = 7, MemberType = ConferenceMemberType.Co }, Rig.Token);
        Assert.Equal(["station", "station", "co"], rig.Simulator.Journal.Of("confgroup_callee").Select(entry => entry.Fields["memberType"]));

        var muted = await rig.Need<IConferenceMuting>().MuteConferenceMemberAsync(member with { Index = 1 }, true, Rig.Token);
        Assert.Equal((1, true), (muted.Members.Single().Index, muted.Members.Single().Muted));
        await rig.Need<IConferenceMuting>().MuteConferenceMemberAsync(member with { Index = 1 }, false, Rig.Token);
        Assert.Equal(["on", "off"], rig.Simulator.Journal.Of("confgroup_mutecallee").Select(entry => entry.Fields["svcType"]));

        await rig.Need<IConferenceRemoval>().RemoveConferenceMemberAsync(member, Rig.Token);
        Assert.Equal("5", rig.Simulator.Journal.Of("confgroup_callee-delete")[0].Fields["memberIndex"]);

        await rig.Need<IConferenceEnding>().StopConferenceAsync(new ConferenceRequest { Device = IpecsRig.Alice, Group = "1" }, Rig.Token);
        Assert.Equal("999", rig.Simulator.Journal.Of("confgroup")[^1].Fields["groupIndex"]);
        Assert.Empty(rig.State().Calls);
    }

    [Fact]
    public async Task What_no_group_can_have_is_refused_before_the_wire()
    {
        await using var rig = await IpecsRig.StartAsync();
        foreach (var bad in new[] { "0", "266", "999", "x", "" })
        {
            await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Device = IpecsRig.Alice, Group = bad }, Rig.Token));
        }
        var member = new ConferenceMemberRequest { Device = IpecsRig.Alice, Group = "1", Index = 5, Members = ["1004"] };
        foreach (var bad in new[] { member with { Group = null }, member with { Index = null }, member with { Index = 0 }, member with { Members = [] } })
        {
            await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(bad, Rig.Token));
        }
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(member with { Join = true }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(member with { Room = "1" }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IConferenceEnding>().StopConferenceAsync(new ConferenceRequest { Device = IpecsRig.Alice, Room = "1" }, Rig.Token));
        Assert.Equal((0, 0), (rig.Asked("confgroup"), rig.Asked("confgroup_callee")));
    }

    [Theory]
    [InlineData("strings")]
    [InlineData("json")]
    public async Task A_room_is_opened_looked_into_and_closed_with_its_password(string booleans)
    {
        await using var rig = await IpecsRig.StartAsync(("booleans", booleans));
        var rooms = rig.Need<IConferenceRooms>();
        var request = new ConferenceRoomRequest { Room = "3", Device = IpecsRig.Alice, Password = new Secret("4321") };
        Assert.False((await rooms.GetConferenceRoomAsync(request, Rig.Token)).IsOpen);
        Assert.True((await rooms.OpenConferenceRoomAsync(request, Rig.Token)).IsOpen);
        await rig.Simulator.ActAsync("join-room", new { device = IpecsRig.Bob, room = 3 }, Rig.Token);
        var room = await rooms.GetConferenceRoomAsync(request, Rig.Token);
        Assert.Equal(("3", true, IpecsRig.Bob), (room.Room, room.IsOpen, room.Members.Single().Number));
        Assert.Equal("149", (await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rooms.CloseConferenceRoomAsync(request with { Password = new Secret("1") }, Rig.Token))).VendorCode);
        Assert.Equal(1, rig.Done("login"));
        Assert.Equal("147", (await Fails.WithAsync(TelephonyErrorKind.Conflict, () => rooms.OpenConferenceRoomAsync(request, Rig.Token))).VendorCode);
        Assert.False((await rooms.CloseConferenceRoomAsync(request, Rig.Token)).IsOpen);
        foreach (var bad in new[] { "0", "201", "x" }) await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rooms.GetConferenceRoomAsync(request with { Room = bad }, Rig.Token));
        Assert.Equal("111", (await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rooms.GetConferenceRoomAsync(request with { Room = "200" }, Rig.Token))).VendorCode);
    }
}
