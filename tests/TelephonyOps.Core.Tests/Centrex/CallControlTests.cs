using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>Calls on a real simulated line: what the client says is what happened there.</summary>
public sealed class CallControlTests
{
    [Fact]
    public async Task A_call_through_its_whole_life()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var line = rig.Line();
        var dialled = await CentrexOperation.TalkAsync(rig);
        Assert.Equal(["01012345678"], line.Dialled);
        Assert.Equal((CallState.Dialing, CallOutcome.Accepted), (dialled.State, dialled.Outcome));

        var held = await rig.Need<ICallHolding>().HoldAsync(new CallRequest { Call = dialled }, Rig.Token);
        Assert.True(line.Call!.IsHeld);
        Assert.Equal((dialled.Id, CallState.Held, line.Call.FarChannel), (held.Id, held.State, held.Channel));

        var back = await rig.Need<ICallHolding>().RetrieveAsync(new CallRequest { Call = held }, Rig.Token);
        Assert.False(line.Call.IsHeld);
        Assert.Equal((dialled.Id, CallState.Connected), (back.Id, back.State));

        var recording = await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest { Call = back }, Rig.Token);
        Assert.NotNull(line.Call.RecordingSince);
        Assert.Equal((CallState.Connected, line.Call.OwnChannel), (recording.State, recording.Channel));
        var before = line.Recordings.Total;
        await rig.Need<ICallRecording>().StopRecordingAsync(new CallRecordingRequest { Call = back }, Rig.Token);
        Assert.Null(line.Call.RecordingSince);
        Assert.Equal(before + 1, line.Recordings.Total);

        var conference = await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Call = back, To = ["01011112222", "855"] }, Rig.Token);
        Assert.Equal(["01011112222", "855"], conference.Members.Select(member => member.Number));
        Assert.Equal((ActionOutcome.Accepted, "854"), (conference.Outcome, conference.Device));
        var more = await rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(new ConferenceMemberRequest { Members = ["0212345678"] }, Rig.Token);
        Assert.Equal("0212345678", Assert.Single(more.Members).Number);
        Assert.Equal(["01011112222", "855", "0212345678"], line.Call.Members);

        var ended = await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = back }, Rig.Token);
        Assert.Null(line.Call);
        Assert.Equal((dialled.Id, CallState.Ended), (ended.Id, ended.State));
        Assert.Equal(CallState.Ended, rig.Session.Calls.Find(dialled.Id)!.State);
        Assert.Empty(rig.Session.Calls.Active());
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [InlineData("hangup")]
    [InlineData("startrecord")]
    [InlineData("stoprecord")]
    [InlineData("starthold")]
    [InlineData("stophold")]
    [InlineData("conference")]
    public async Task Without_a_call_the_error_says_so_and_nothing_is_changed(string name)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.NoActiveCall, () => CentrexOperation.Of(name).RunAsync(rig, Rig.Token));
        Assert.Equal("4004", error.VendorCode);
        Assert.False(error.MayHaveTakenEffect);
        Assert.Empty(rig.Session.Calls.All());
        Assert.Equal(1, rig.Asked(name));
    }

    [Fact]
    public async Task An_own_phone_that_is_busy_or_not_picked_up_is_unavailable_and_perhaps_rang()
    {
        await using var rig = await CentrexRig.StartSmallAsync(("pickup", "busy"));
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => rig.Need<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, Rig.Token));
        Assert.Equal("3001", error.VendorCode);
        Assert.Equal(1, rig.Asked("clickdial"));
        Assert.Empty(rig.Session.Calls.All());
    }

    [Fact]
    public async Task A_dial_that_ended_the_old_call_leaves_one_call_known()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var first = await CentrexOperation.TalkAsync(rig);
        await rig.Simulator.ActAsync("hangup", new { account = rig.Session.Account }, Rig.Token);
        var second = await CentrexOperation.TalkAsync(rig);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(second.Id, Assert.Single(rig.Session.Calls.Active()).Id);
        Assert.Equal(2, rig.Session.Calls.All().Count);
    }

    [Fact]
    public async Task An_inbound_call_can_be_held_and_ended_although_no_command_began_it()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await rig.Simulator.ActAsync("ring", new { from = "01099998888", to = rig.Session.Account }, Rig.Token);
        await Eventually.HoldsAsync(() => rig.Line().Call?.Phase == CallPhase.Connected);
        var held = await rig.Need<ICallHolding>().HoldAsync(new CallRequest(), Rig.Token);
        Assert.Equal((CallState.Held, CallOutcome.Accepted, CallDirection.Unknown), (held.State, held.Outcome, held.Direction));
        Assert.True(rig.Line().Call!.IsHeld);
        Assert.Equal(held.Id, (await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest(), Rig.Token)).Id);
    }

    [Fact]
    public async Task What_the_vendor_has_not_is_refused_before_the_wire_with_the_option_as_target()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await RefusedAsync("-CallerId", () => rig.Need<IDialing>().DialAsync(new DialRequest { To = "010", CallerId = "021112222" }, Rig.Token));
        await RefusedAsync("-Record", () => rig.Need<IDialing>().DialAsync(new DialRequest { To = "010", Record = RecordMode.All }, Rig.Token));
        await RefusedAsync("-AutoAnswer", () => rig.Need<IDialing>().DialAsync(new DialRequest { To = "010", AutoAnswer = true }, Rig.Token));
        await RefusedAsync("-Party", () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Party = CallParty.Remote }, Rig.Token));
        await RefusedAsync("-Channel", () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Channel = "SIP/1" }, Rig.Token));
        await RefusedAsync("-Inbound", () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Inbound = true }, Rig.Token));
        await RefusedAsync("-Inbound", () => rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest { Inbound = true }, Rig.Token));
        await RefusedAsync("-Inbound", () => rig.Need<ICallRecording>().StopRecordingAsync(new CallRecordingRequest { Inbound = true }, Rig.Token));
        await RefusedAsync("-Room", () => rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { To = ["855"], Room = "1" }, Rig.Token));
        await RefusedAsync("-Group", () => rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { To = ["855"], Group = "1" }, Rig.Token));
        await RefusedAsync("-To", () => rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest(), Rig.Token));
        await RefusedAsync("-Index", () => rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(new ConferenceMemberRequest { Members = ["855"], Index = 1 }, Rig.Token));
        await RefusedAsync("-MemberType", () => rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(new ConferenceMemberRequest { Members = ["855"], MemberType = ConferenceMemberType.Co }, Rig.Token));
        await RefusedAsync("-Join", () => rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(new ConferenceMemberRequest { Members = ["855"], Join = true }, Rig.Token));
        Assert.Equal(["userinfo"], rig.Simulator.Counters.Received.Keys);

        async Task RefusedAsync(string option, Func<Task> action) => Assert.Equal(option, (await Fails.WithAsync(TelephonyErrorKind.NotSupported, action)).Target);
    }

    [Theory]
    [InlineData("854")]
    [InlineData("0854")]
    [InlineData("07012340001")]
    public async Task The_lines_own_extension_may_be_named(string device)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var call = await rig.Need<IDialing>().DialAsync(new DialRequest { To = "01012345678", Device = device }, Rig.Token);
        Assert.Equal("854", call.Device);
    }

    [Fact]
    public async Task Another_device_is_refused_before_the_wire()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IDialing>().DialAsync(new DialRequest { To = "01012345678", Device = "855" }, Rig.Token));
        Assert.Equal("855", error.Target);
        Assert.Equal(0, rig.Asked("clickdial"));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, rig.Need<ICallStatus>().GetStatusAsync(["855"], Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IForwardingInfo>().GetForwardAsync("855", Rig.Token));
    }

    [Fact]
    public async Task Status_of_an_idle_a_talking_an_unregistered_and_an_unknown_phone()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var idle = await StatusAsync(rig);
        Assert.Equal((DeviceState.Idle, true, null, "OK", "854"), (idle.State, idle.Registered, idle.Channel, idle.RawStatus, idle.Device));

        await CentrexOperation.TalkAsync(rig);
        var talking = await StatusAsync(rig);
        Assert.Equal((DeviceState.Connected, rig.Line().Call!.OwnChannel), (talking.State, talking.Channel));
        await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest(), Rig.Token);

        rig.Simulator.Knobs.Set("phone", "offline");
        var offline = await StatusAsync(rig);
        Assert.Equal((DeviceState.Unknown, null, "UNKNOW"), (offline.State, offline.Registered, offline.RawStatus));

        rig.Simulator.Knobs.Set("phone", "unknown");
        var unknown = await StatusAsync(rig);
        Assert.Equal((DeviceState.Unknown, null, null), (unknown.State, unknown.Registered, unknown.RawStatus));
    }

    [Fact]
    public async Task The_user_with_and_without_forwarding()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var user = await rig.Need<IUserInfo>().GetUserAsync(Rig.Token);
        Assert.Equal(("07012340001", "홍길동", "854", "07012340001"), (user.Id, user.Name, user.Extension, user.Number));
        Assert.Equal((false, null, "854"), (user.Forward!.Enabled, user.Forward.To, user.Forward.Device));

        await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = "01055556666" }, Rig.Token);
        user = await rig.Need<IUserInfo>().GetUserAsync(Rig.Token);
        Assert.Equal((true, "01055556666", "매일외부무조건:01055556666"), (user.Forward!.Enabled, user.Forward.To, user.Forward.Description));
    }

    [Fact]
    public async Task A_raw_command_gives_code_text_and_data_and_is_never_repeated()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var result = await rig.Need<IRawCommands>().InvokeCommandAsync("callhistory", new Dictionary<string, string> { ["calltype"] = "inbound" }, Rig.Token);
        Assert.Equal(("callhistory", "0000", "OK"), (result.Command, result.Code, result.Text));
        Assert.Equal(3, Assert.IsType<List<object?>>(result.Data).Count);
        Assert.Contains("SVC_RT", result.Raw, StringComparison.Ordinal);
        rig.Simulator.Faults.Add(new Fault { Operation = "callhistory", Kind = FaultKind.DropAfter });
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => rig.Need<IRawCommands>().InvokeCommandAsync("callhistory", new Dictionary<string, string>(), Rig.Token));
        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal(2, rig.Done("callhistory"));
        Assert.Equal("4001", (await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IRawCommands>().InvokeCommandAsync("makecoffee", new Dictionary<string, string>(), Rig.Token))).VendorCode);
    }

    static async Task<CallStatus> StatusAsync(Rig rig) => Assert.Single(await rig.Need<ICallStatus>().GetStatusAsync([], Rig.Token).ToListAsync(Rig.Token));
}
