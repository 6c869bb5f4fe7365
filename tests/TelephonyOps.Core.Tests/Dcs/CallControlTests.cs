using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.LgRest;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>Calls on a real simulated line: what the client says is what happened there.</summary>
public sealed class CallControlTests
{
    [Fact]
    public async Task A_call_through_its_whole_life()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        var line = rig.Line();
        var dialled = await LgOperation.TalkAsync(rig, line);
        Assert.Equal(["01012345678"], line.Dialled);
        Assert.Equal((CallState.Dialing, CallOutcome.Accepted, "4007"), (dialled.State, dialled.Outcome, dialled.Device));

        var held = await rig.Need<ICallHolding>().HoldAsync(new CallRequest { Call = dialled }, Rig.Token);
        Assert.Equal((dialled.Id, CallState.Held, true), (held.Id, held.State, line.Call!.IsHeld));
        var back = await rig.Need<ICallHolding>().RetrieveAsync(new CallRequest { Call = held }, Rig.Token);
        Assert.Equal((dialled.Id, CallState.Connected, false), (back.Id, back.State, line.Call.IsHeld));

        var before = line.Recordings.Count(DcsRig.Today);
        await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest { Call = back }, Rig.Token);
        Assert.NotNull(line.Call.RecordingSince);
        await rig.Need<ICallRecording>().StopRecordingAsync(new CallRecordingRequest { Call = back }, Rig.Token);
        Assert.Equal(before + 1, line.Recordings.Count(DcsRig.Today));

        var ended = await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = back }, Rig.Token);
        Assert.Null(line.Call);
        Assert.Equal((dialled.Id, CallState.Ended), (ended.Id, ended.State));
        Assert.Empty(rig.Session.Calls.Active());

        var row = (await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, Rig.Token).ToListAsync(Rig.Token))[0];
        Assert.Equal(("4007", "01012345678", CallDisposition.Answered), (row.From, row.To, row.Disposition));
    }

    [Fact]
    public async Task A_conference_starts_with_one_comma_list_and_grows_by_further_requests()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        await LgOperation.TalkAsync(rig, rig.Line());
        var conference = await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { To = ["01011112222", "4008", "1234"] }, Rig.Token);
        Assert.Equal(["01011112222", "4008", "1234"], conference.Members.Select(member => member.Number));
        Assert.Equal(1, rig.Asked("conference"));
        Assert.Equal("01011112222,4008,1234", rig.Simulator.Journal.Of("conference")[0].Fields["DSTNUM"]);

        var grown = await rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(new ConferenceMemberRequest { Members = ["0212345678", "0312345678"] }, Rig.Token);
        Assert.Equal(["0212345678", "0312345678"], grown.Members.Select(member => member.Number));
        Assert.Equal(3, rig.Asked("conference"));
        Assert.Equal(["01011112222", "4008", "1234", "0212345678", "0312345678"], rig.Line().Call!.Members);
    }

    [Fact]
    public async Task Who_is_refused_among_those_who_are_added_is_named_and_the_others_before_are_in()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        await LgOperation.TalkAsync(rig, rig.Line());
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(new ConferenceMemberRequest { Members = ["0212345678", "+82*#", "0312345678"] }, Rig.Token));
        Assert.Equal("+82*#", error.Target);
        Assert.Equal(["0212345678"], rig.Line().Call!.Members);
    }

    [Theory]
    [InlineData("hangup")]
    [InlineData("startrecord")]
    [InlineData("endrecord")]
    [InlineData("hold")]
    [InlineData("unhold")]
    [InlineData("conference")]
    public async Task Quirk3_without_a_call_4004_says_so(string name)
    {
        await using var rig = await DcsRig.StartSmallAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.NoActiveCall, () => DcsOperation.Of(name).RunAsync(rig, Rig.Token));
        Assert.Equal("4004", error.VendorCode);
        Assert.Empty(rig.Session.Calls.All());
    }

    [Theory]
    [InlineData("UNKNOW")]
    [InlineData("UNKNOWN")]
    public async Task Quirk9_what_the_vendor_cannot_confirm_is_unknown_and_warned_of(string word)
    {
        await using var rig = (await DcsRig.StartSmallAsync(("unconfirmed", word))).Listen();
        var call = await rig.Need<IDialing>().DialAsync(new DialRequest { To = "01012340000" }, Rig.Token);
        Assert.Equal(CallOutcome.Unknown, call.Outcome);
        Assert.Contains(rig.Trace.Warnings, warning => warning.Contains("clickdial", StringComparison.Ordinal));

        var result = Assert.Single(await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = ["01012340000"], Text = "가" }, Rig.Token).ToListAsync(Rig.Token));
        Assert.Equal(ActionOutcome.Unknown, result.Outcome);
    }

    [Fact]
    public async Task An_own_phone_that_nobody_picks_up_is_unavailable_and_perhaps_rang()
    {
        await using var rig = await DcsRig.StartSmallAsync(("pickup", "busy"));
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => LgOperation.Dial.RunAsync(rig, Rig.Token));
        Assert.Equal("3001", error.VendorCode);
        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal(1, rig.Asked("clickdial"));
    }

    [Fact]
    public async Task What_the_vendor_has_not_is_refused_before_the_wire_with_the_option_as_target()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        var before = rig.Simulator.Journal.Entries.Count;
        await RefusedAsync("-CallerId", () => rig.Need<IDialing>().DialAsync(new DialRequest { To = "1", CallerId = "2" }, Rig.Token));
        await RefusedAsync("-Record", () => rig.Need<IDialing>().DialAsync(new DialRequest { To = "1", Record = RecordMode.All }, Rig.Token));
        await RefusedAsync("-Channel", () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Channel = "SIP/1" }, Rig.Token));
        await RefusedAsync("-Room", () => rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { Room = "1" }, Rig.Token));
        await RefusedAsync("-Condition", () => rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = "1", Condition = ForwardCondition.Busy }, Rig.Token));
        await RefusedAsync("-Type", async () => await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = ["1"], Text = "가", Type = MessageType.Lms }, Rig.Token).ToListAsync(Rig.Token));
        await RefusedAsync("-Kind", async () => await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Kind = CallKind.Mobile }, Rig.Token).ToListAsync(Rig.Token));
        await RefusedAsync("-Scope", async () => await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Domain = true }, Rig.Token).ToListAsync(Rig.Token));
        await RefusedAsync("4008", () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Device = "4008" }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, async () => await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = ["1"], Text = "" }, Rig.Token).ToListAsync(Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, async () => await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = ["1"], Text = "🙂" }, Rig.Token).ToListAsync(Rig.Token));
        Assert.Equal(before, rig.Simulator.Journal.Entries.Count);

        static async Task RefusedAsync(string target, Func<Task> action) => Assert.Equal(target, (await Fails.WithAsync(TelephonyErrorKind.NotSupported, action)).Target);
    }
}
