using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;
using TelephonyOps.Providers.SkbIms;

namespace TelephonyOps.Core.Tests.SkbIms;

/// <summary>What each command calls, and what it makes of the result.</summary>
public sealed class CommandTests
{
    const string Own = "0212345678";
    const string Other = "01012345678";

    [Fact]
    public async Task A_click_call_from_dialling_to_its_end()
    {
        await using var rig = await SkbRig.StartAsync();
        await using var events = await rig.Session.SubscribeAsync(EventFilter.All, Rig.Token);
        rig.Library.On("IMS_ClickCall_Start", _ => rig.Library.Raise(ImsService.ClickCall, ImsEventType.StartService, 0, Own, Other));
        rig.Library.On("IMS_ClickCall_StartRecord", _ => rig.Library.Raise(ImsService.ClickCall, ImsEventType.StartRecord));
        rig.Library.On("IMS_ClickCall_StopRecord", _ => rig.Library.Raise(ImsService.ClickCall, ImsEventType.StopRecord));
        rig.Library.On("IMS_ClickCall_CallStatus", _ => rig.Library.Raise(ImsService.ClickCall, ImsEventType.CallStatus, info: "Recording"));
        rig.Library.Refuse("IMS_TermRec_CallStatus", 0x0804);
        rig.Library.On("IMS_ClickCall_Stop", _ => rig.Library.Raise(ImsService.ClickCall, ImsEventType.StopService));

        var call = await rig.Need<IDialing>().DialAsync(new DialRequest { To = "010-1234-5678", Record = RecordMode.OnRequest, AutoAnswer = true }, Rig.Token).Soon();
        Assert.Equal((CallState.Dialing, CallOutcome.Accepted, Own, Other), (call.State, call.Outcome, call.From, call.To));

        // Quirk 39: on request is 2, events are wanted with 1, and 0 answers by itself.
        Assert.Equal([2, 1, 0], rig.Library.Invocations.Single(item => item.Function == "IMS_ClickCall_Start").Numbers);
        rig.Library.Raise(ImsService.ClickCall, ImsEventType.Answer, 0, Own).Raise(ImsService.ClickCall, ImsEventType.Answer, 0, Other);
        await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest(), Rig.Token).Soon();
        var status = Assert.Single(await rig.Need<ICallStatus>().GetStatusAsync([], Rig.Token).ToListAsync(Rig.Token).Soon());
        Assert.Equal((DeviceState.Connected, "Recording", call.Id), (status.State, status.RawStatus, status.CallId));
        await rig.Need<ICallRecording>().StopRecordingAsync(new CallRecordingRequest(), Rig.Token).Soon();
        Assert.Equal(CallOutcome.Answered, rig.Session.Calls.Find(call.Id)!.Outcome);
        var ended = await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest(), Rig.Token).Soon();
        Assert.Equal((call.Id, CallState.Ended), (ended.Id, ended.State));

        var seen = new List<TelEvent>();
        while (seen.Count == 0 || seen[^1].Type != TelEventType.Ended) seen.Add(await events.NextAsync());
        Assert.Equal([TelEventType.Dialing, TelEventType.Alerting, TelEventType.Connected, TelEventType.RecordingStarted, TelEventType.CommandCompleted, TelEventType.RecordingStopped, TelEventType.Ended],
            seen.Select(item => item.Type));
        Assert.All(seen, item => Assert.Equal(call.Id, item.CallId));
    }

    [Fact]
    public async Task Quirk38_a_refused_dial_is_an_error_whether_the_function_or_the_event_says_so()
    {
        await using var rig = await SkbRig.StartAsync();
        var dialing = rig.Need<IDialing>();
        rig.Library.Refuse("IMS_ClickCall_Start", 0x0818);
        Assert.Equal("0x8018", (await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => dialing.DialAsync(new DialRequest { To = Other }, Rig.Token))).VendorCode);
        rig.Library.On("IMS_ClickCall_Start", _ => rig.Library.Raise(ImsService.ClickCall, ImsEventType.StartService, 0x081D, Own, Other));
        var error = await Fails.WithAsync(TelephonyErrorKind.Busy, () => dialing.DialAsync(new DialRequest { To = Other }, Rig.Token));
        Assert.Equal(("0x801D", false), (error.VendorCode, error.MayHaveTakenEffect));
        Assert.Empty(rig.Session.Calls.Active());
    }

    [Fact]
    public async Task G2_a_dial_whose_result_is_lost_is_not_repeated_and_its_late_result_is_nobody_elses()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.On("IMS_ClickCall_Start", _ => 0);
        var first = rig.Need<IDialing>().DialAsync(new DialRequest { To = Other, Timeout = TimeSpan.FromMilliseconds(200) }, Rig.Token);
        await Eventually.HoldsAsync(() => rig.Library.Count("IMS_ClickCall_Start") == 1);
        rig.Time.Advance(TimeSpan.FromMilliseconds(200));
        var error = await Fails.WithAsync(TelephonyErrorKind.Timeout, () => first);
        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal(1, rig.Library.Count("IMS_ClickCall_Start"));

        rig.Library.On("IMS_ClickCall_Start", _ => rig.Library.Raise(ImsService.ClickCall, ImsEventType.StartService, 0, Own, Other));
        var second = rig.Need<IDialing>().DialAsync(new DialRequest { To = Other }, Rig.Token);
        rig.Library.Raise(ImsService.ClickCall, ImsEventType.StartService, 0x801D, Own, Other);
        Assert.Equal(CallOutcome.Accepted, (await second.Soon()).Outcome);
    }

    [Fact]
    public async Task NoWait_comes_back_at_once()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.On("IMS_ClickCall_Start", _ => 0);
        var call = await rig.Need<IDialing>().DialAsync(new DialRequest { To = Other, NoWait = true }, Rig.Token).Soon();
        Assert.Equal(CallOutcome.Accepted, call.Outcome);
    }

    [Fact]
    public async Task A_cancelled_command_ends_at_once()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.On("IMS_ClickCall_Start", _ => 0);
        using var cancel = new CancellationTokenSource();
        var dial = rig.Need<IDialing>().DialAsync(new DialRequest { To = Other }, cancel.Token);
        await Eventually.HoldsAsync(() => rig.Library.Count("IMS_ClickCall_Start") == 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dial.Soon());
    }

    [Fact]
    public async Task Quirk38_a_service_is_unknown_until_a_use_shows_it_and_a_refused_one_fails_before_the_wire()
    {
        await using var rig = await SkbRig.StartAsync();
        Assert.All(rig.Need<IServices>().ListServices(), service => Assert.Equal(ServiceState.Unknown, service.State));
        rig.Library.On("IMS_SendSms", _ => rig.Library.Raise(ImsService.SendSms, ImsEventType.Normal));
        rig.Library.Refuse("IMS_CallForward_Get", 0x8075);
        await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = [Other], Text = "안녕" }, Rig.Token).ToListAsync(Rig.Token).Soon();
        for (var n = 0; n < 2; n++)
        {
            Assert.Equal("0x8075", (await Fails.WithAsync(TelephonyErrorKind.Permission, () => rig.Need<IForwardingInfo>().GetForwardAsync(null, Rig.Token))).VendorCode);
        }
        Assert.Equal(1, rig.Library.Count("IMS_CallForward_Get"));
        var states = rig.Need<IServices>().ListServices().ToDictionary(service => service.Name, service => service.State);
        Assert.Equal((ServiceState.Available, ServiceState.NotAllowed, ServiceState.Unknown), (states["SEND_SMS"], states["CALL_FWD"], states["CONFERENCE"]));
    }

    [Theory]
    [InlineData(40, MessageType.Auto, MessageType.Sms)]
    [InlineData(41, MessageType.Auto, MessageType.Mms)]
    [InlineData(1_000, MessageType.Mms, MessageType.Mms)]
    [InlineData(41, MessageType.Sms, null)]
    [InlineData(1_001, MessageType.Auto, null)]
    [InlineData(0, MessageType.Auto, null)]
    public void Quirk41_a_texts_length_in_bytes_decides(int characters, MessageType wanted, MessageType? expected)
    {
        var text = new string('가', characters);
        if (expected is { } type) Assert.Equal((type, characters * 2), SkbImsLimits.Message(wanted, text));
        else Fails.With(TelephonyErrorKind.InvalidArgument, () => SkbImsLimits.Message(wanted, text));
    }

    [Fact]
    public async Task Quirk41_the_accounts_own_limit_is_kept_before_the_call()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.On("IMS_GetProfile", _ => rig.Library.Raise(ImsService.SendSms, ImsEventType.Normal, info: "LIMIT_MAX_RECEIVERS=2"));
        var three = new MessageRequest { To = ["0101", "0102", "0103"], Text = "x" };
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, rig.Need<IMessaging>().SendMessageAsync(three, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, rig.Need<IMessaging>().SendMessageAsync(three, Rig.Token));
        Assert.Equal((0, 1), (rig.Library.Count("IMS_SendSms"), rig.Library.Count("IMS_GetProfile")));
    }

    [Fact]
    public async Task A_partial_failure_names_the_numbers()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.On("IMS_SendSms", _ => rig.Library.Raise(ImsService.SendSms, ImsEventType.Normal, 0x800C, info: "0102^0103"));
        var results = await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = ["0101", "0102", "0103"], Text = "x" }, Rig.Token).ToListAsync(Rig.Token).Soon();
        Assert.Equal([ActionOutcome.Accepted, ActionOutcome.Failed, ActionOutcome.Failed], results.Select(result => result.Outcome));
        Assert.Equal(["0101|0102|0103", "x"], rig.Library.Invocations.Single(call => call.Function == "IMS_SendSms").Texts);
    }

    [Fact]
    public async Task A_survey_gives_each_answer_as_it_comes()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.On("IMS_TtsRs", _ => rig.Library.Raise(ImsService.TtsRs, ImsEventType.StartService));
        var request = new SurveyRequest { To = ["0101", "0102", "0103"], Text = "점심은?", Choices = ["1", "2"], CallerName = "총무팀" };
        await using var answers = rig.Need<ISpeech>().SurveyAsync(request, Rig.Token).GetAsyncEnumerator(Rig.Token);
        var first = answers.MoveNextAsync().AsTask();
        await Eventually.HoldsAsync(() => rig.Library.Count("IMS_TtsRs") == 1);
        rig.Library.Raise(ImsService.TtsRs, ImsEventType.Answer, 0, "0102", info: "2");
        Assert.True(await first.Soon());
        Assert.Equal(("0102", "2", CallOutcome.Answered), (answers.Current.To, answers.Current.Answer, answers.Current.Outcome));
        rig.Library.Raise(ImsService.TtsRs, ImsEventType.Answer, 0x801E, "0101").Raise(ImsService.TtsRs, ImsEventType.StopService);
        Assert.True(await answers.MoveNextAsync().Soon());
        Assert.Equal(("0101", null, CallOutcome.Failed, "NO_ANSWER"), (answers.Current.To, answers.Current.Answer, answers.Current.Outcome, answers.Current.Cause));
        Assert.True(await answers.MoveNextAsync().Soon());
        Assert.Equal(("0103", CallOutcome.Unknown), (answers.Current.To, answers.Current.Outcome));
        Assert.False(await answers.MoveNextAsync().Soon());
        var call = rig.Library.Invocations.Single(item => item.Function == "IMS_TtsRs");
        Assert.Equal(["총무팀", "0101|0102|0103", "12", "점심은?"], call.Texts);
        Assert.Equal([1], call.Numbers);
    }

    [Fact]
    public async Task A_text_and_a_code_are_read_out()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.On("IMS_TtsMsg", _ => rig.Library.Raise(ImsService.TtsMsg, ImsEventType.StartService).Raise(ImsService.TtsMsg, ImsEventType.Answer, 0, "0101").Raise(ImsService.TtsMsg, ImsEventType.StopService));
        rig.Library.On("IMS_TtsAuth", _ => rig.Library.Raise(ImsService.TtsAuth, ImsEventType.StartService).Raise(ImsService.TtsAuth, ImsEventType.StopService, 0x801D));
        var speech = rig.Need<ISpeech>();
        Assert.Equal(CallOutcome.Answered, Assert.Single(await speech.SpeakAsync(new SpeechRequest { To = ["0101"], Text = "회의" }, Rig.Token).ToListAsync(Rig.Token).Soon()).Outcome);
        var code = await speech.SendVerificationCodeAsync(new VerificationRequest { To = "0101", Code = "1234" }, Rig.Token).Soon();
        Assert.Equal((CallOutcome.Failed, "BUSY"), (code.Outcome, code.Cause));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, speech.SpeakAsync(new SpeechRequest { To = ["0101"], Text = new string('가', 141) }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => speech.SendVerificationCodeAsync(new VerificationRequest { To = "0101", Code = "a" }, Rig.Token));
    }

    [Fact]
    public async Task A_conference_that_nobody_comes_into_is_an_error_and_one_that_somebody_misses_is_said()
    {
        await using var rig = await SkbRig.StartAsync();
        var trace = new RecordingTrace();
        Diagnostics.TelephonyTrace.Use(trace);
        rig.Library.On("IMS_Cnfr_Start", _ => rig.Library.Raise(ImsService.Conference, ImsEventType.StartService, 0x800C, Own, "0101", info: "0102"));
        var started = await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { To = ["0101", "0102"] }, Rig.Token).Soon();
        Assert.Equal([null, "Failed"], started.Members.Select(member => member.State));
        Assert.Contains(trace.All, line => line.Contains("0102", StringComparison.Ordinal) && line.Contains("conference", StringComparison.Ordinal));

        var invitation = rig.Need<IConferenceInvitation>();
        rig.Library.On("IMS_Cnfr_Add", _ => rig.Library.Raise(ImsService.Conference, ImsEventType.PtpntAdd, 0x801D, "0103").Raise(ImsService.Conference, ImsEventType.PtpntAdd, 0x801D, "0104"));
        var error = await Fails.WithAsync(TelephonyErrorKind.Busy, () => invitation.AddConferenceMemberAsync(new ConferenceMemberRequest { Members = ["0103", "0104"] }, Rig.Token));
        Assert.Equal(("0x801D", "0103, 0104"), (error.VendorCode, error.Target));

        rig.Library.On("IMS_Cnfr_CallStatus", _ => rig.Library.Raise(ImsService.Conference, ImsEventType.CallStatus, 0x8016, Own).Raise(ImsService.Conference, ImsEventType.CallStatus, 0x8016, "0101"));
        await Fails.WithAsync(TelephonyErrorKind.Protocol, () => rig.Need<IConferenceInfo>().GetConferenceAsync(new ConferenceRequest(), Rig.Token));
    }

    [Fact]
    public async Task A_conference_starts_grows_shrinks_and_ends()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.On("IMS_Cnfr_Start", _ => rig.Library.Raise(ImsService.Conference, ImsEventType.StartService, 0, Own, "0101"));
        rig.Library.On("IMS_Cnfr_Add", _ => rig.Library.Raise(ImsService.Conference, ImsEventType.PtpntAdd, 0, "0103").Raise(ImsService.Conference, ImsEventType.PtpntAdd, 0x801D, "0104"));
        rig.Library.On("IMS_Cnfr_CallStatus", _ => rig.Library.Raise(ImsService.Conference, ImsEventType.CallStatus, 0, "0101", info: "Success").Raise(ImsService.Conference, ImsEventType.CallStatus, 0, "0102", info: "Ringing"));
        rig.Library.On("IMS_Cnfr_Del", _ => rig.Library.Raise(ImsService.Conference, ImsEventType.PtpntExpel, 0, "0102"));
        rig.Library.On("IMS_Cnfr_Stop", _ => rig.Library.Raise(ImsService.Conference, ImsEventType.StopService));
        var started = await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { To = ["0101", "0102"] }, Rig.Token).Soon();
        Assert.Equal(["0101", "0102"], started.Members.Select(member => member.Number));
        var added = await rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(new ConferenceMemberRequest { Members = ["0103", "0104"] }, Rig.Token).Soon();
        Assert.Equal(["Joined", "Failed"], added.Members.Select(member => member.State));
        var showing = rig.Need<IConferenceInfo>().GetConferenceAsync(new ConferenceRequest(), Rig.Token);

        // Nothing marks the last: each one that was taken in begins the silence anew that ends the list.
        var silence = TimeSpan.FromMilliseconds(300);
        await Eventually.HoldsAsync(() => rig.Time.Asked.Count(pause => pause == silence) == 2);
        rig.Time.Advance(silence);
        var shown = await showing.Soon();
        Assert.Equal([("0101", "Success"), ("0102", "Ringing")], shown.Members.Select(member => (member.Number, member.State)));
        await rig.Need<IConferenceRemoval>().RemoveConferenceMemberAsync(new ConferenceMemberRequest { Members = ["0102"] }, Rig.Token).Soon();
        await rig.Need<IConferenceEnding>().StopConferenceAsync(new ConferenceRequest(), Rig.Token).Soon();

        // Quirk 39: here 0 receives the events.
        var call = rig.Library.Invocations.Single(item => item.Function == "IMS_Cnfr_Start");
        Assert.Equal(("0101|0102", 0), (call.Texts[0], call.Numbers[0]));
    }

    [Fact]
    public async Task Forwarding_is_set_read_and_cleared_in_its_two_kinds()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.On("IMS_CallForward_Reg", call => rig.Library.Raise(ImsService.CallFwd, ImsEventType.Normal, 0, Own, call.Texts[1], call.Texts[0]));
        rig.Library.On("IMS_CallForward_Get", _ => rig.Library.Raise(ImsService.CallFwd, ImsEventType.Normal, 0, Own, Other, "ccf"));
        rig.Library.On("IMS_CallForward_Rel", _ => rig.Library.Raise(ImsService.CallFwd, ImsEventType.Normal));
        var set = await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = Other, Condition = ForwardCondition.BusyOrNoAnswer }, Rig.Token).Soon();
        Assert.Equal((true, ForwardCondition.BusyOrNoAnswer, Other), (set.Enabled, set.Condition, set.To));
        var rule = await rig.Need<IForwardingInfo>().GetForwardAsync(null, Rig.Token).Soon();
        Assert.Equal((true, ForwardCondition.BusyOrNoAnswer, Other), (rule.Enabled, rule.Condition, rule.To));
        await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest(), Rig.Token).Soon();
        Assert.Equal(["ccf"], rig.Library.Invocations.Single(call => call.Function == "IMS_CallForward_Rel").Texts);
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = Other, Condition = ForwardCondition.Busy }, Rig.Token));
    }

    [Fact]
    public async Task Absence_numbers_monitors_and_profiles()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.On("IMS_SetRest", _ => rig.Library.Raise(ImsService.Normal, ImsEventType.SetRest));
        rig.Library.On("IMS_AddMonDn", call => rig.Library.Raise(ImsService.Normal, ImsEventType.MonDnAdd, call.Texts[0] == "0109" ? 0x8072 : 0, info: call.Texts[0]));
        rig.Library.On("IMS_DelMonDn", call => rig.Library.Raise(ImsService.Normal, ImsEventType.MonDnDel, 0, info: call.Texts[0]));
        rig.Library.Rest = "1";
        Assert.True((await rig.Need<IAbsence>().GetAbsenceAsync(Rig.Token).Soon()).Enabled);
        Assert.False((await rig.Need<IAbsence>().SetAbsenceAsync(false, null, Rig.Token).Soon()).Enabled);
        Assert.Equal(["0212345678", "0212345679"], (await rig.Need<INumbers>().ListNumbersAsync(Rig.Token).ToListAsync(Rig.Token).Soon()).Select(number => number.Number));
        var added = await rig.Need<IMonitoring>().AddMonitorsAsync(["0212345679", "0109"], MonitorKind.Call, Rig.Token).ToListAsync(Rig.Token).Soon();
        Assert.Equal([null, TelephonyErrorKind.Throttled], added.Select(result => result.Error?.Kind));
        Assert.Null(Assert.Single(await rig.Need<IMonitoring>().RemoveMonitorsAsync(["0212345679"], MonitorKind.Call, Rig.Token).ToListAsync(Rig.Token).Soon()).Error);
        var profile = await rig.Need<IServiceProfiles>().ListServiceProfileAsync("Conference", null, Rig.Token).ToListAsync(Rig.Token).Soon();
        Assert.Equal([("CID_NUMBER", "021004"), ("CREATE_MAX_USER", "16"), ("CONF_MAX_USER", "31")], profile.Select(entry => (entry.Name, entry.Value)));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, rig.Need<IServiceProfiles>().ListServiceProfileAsync("Fax", null, Rig.Token));
    }

    [Fact]
    public async Task G1_a_list_that_fills_the_buffer_is_an_error_after_what_is_surely_whole()
    {
        await using var rig = await SkbRig.StartAsync();
        var numbers = Enumerable.Range(0, 200).Select(n => $"0210000{n:D3}").ToList();
        rig.Library.On("IMS_QrySubDnList", _ => rig.Library.Raise(ImsService.Normal, ImsEventType.SubsDnQry, info: string.Join('^', numbers)));
        var seen = new List<string>();
        await Fails.WithAsync(TelephonyErrorKind.Protocol, async () =>
        {
            await foreach (var number in rig.Need<INumbers>().ListNumbersAsync(Rig.Token)) seen.Add(number.Number);
        });
        Assert.Equal(numbers.Take(seen.Count), seen);
        Assert.InRange(seen.Count, 90, 95);
    }

    [Fact]
    public async Task An_inbound_call_is_recorded_handed_on_and_ended()
    {
        await using var rig = await SkbRig.StartAsync();
        await using var events = await rig.Session.SubscribeAsync(EventFilter.All, Rig.Token);
        rig.Library.On("IMS_TermRec_Start", _ => rig.Library.Raise(ImsService.TermRec, ImsEventType.StartRecord, info: "a.wav"));
        rig.Library.On("IMS_TermRec_Stop", _ => rig.Library.Raise(ImsService.TermRec, ImsEventType.StopRecord, info: "a.wav"));
        rig.Library.On("IMS_CallTransfer_Start", _ => rig.Library.Raise(ImsService.CallTransfer, ImsEventType.RequestService).Raise(ImsService.CallTransfer, ImsEventType.StartService, 0, Other, Own));
        rig.Library.Refuse("IMS_TermRec_StopService", 0x800D);
        rig.Library.Raise(ImsService.Cid, ImsEventType.Normal, 0, Other, Own).Raise(ImsService.TermcallStartNoti, ImsEventType.Normal, 0, Other, Own, "20261120103000").Raise(ImsService.TermRec, ImsEventType.ReadyService);
        var ringing = await events.NextAsync();
        var connected = await events.NextAsync();
        var ready = await events.NextAsync();
        Assert.Equal([TelEventType.Ringing, TelEventType.Connected, TelEventType.RecordingReady], new[] { ringing, connected, ready }.Select(item => item.Type));
        Assert.Equal((Own, Other, Own), (ringing.Device, ringing.From, ringing.To));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 10, 30, 0, TimeSpan.FromHours(9)), connected.Time);
        Assert.Equal((ringing.CallId, ringing.CallId), (connected.CallId, ready.CallId));

        var call = await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest { Inbound = true }, Rig.Token).Soon();
        Assert.Equal(ringing.CallId, call.Id);
        await rig.Need<ICallRecording>().StopRecordingAsync(new CallRecordingRequest { Call = call }, Rig.Token).Soon();
        await rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { To = "0103", Display = DisplayMode.Own }, Rig.Token).Soon();
        Assert.Equal([1], rig.Library.Invocations.Single(item => item.Function == "IMS_CallTransfer_Start").Numbers);
        Assert.Equal("NOT_READY", (await Fails.WithAsync(TelephonyErrorKind.NoActiveCall, () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Inbound = true }, Rig.Token))).VendorText);
    }

    [Theory]
    [InlineData(9, 1, TelEventType.Missed)]
    [InlineData(19, 1, TelEventType.Busy)]
    [InlineData(11, 1, TelEventType.Dialing)]
    [InlineData(12, 1, TelEventType.Ended)]
    [InlineData(14, 1, TelEventType.Ended)]
    [InlineData(3, 1, TelEventType.MessageReceived)]
    [InlineData(18, 1, TelEventType.MessageReceived)]
    [InlineData(20, 1, TelEventType.Transferred)]
    [InlineData(21, 1, TelEventType.Transferred)]
    [InlineData(8, 0x0306, TelEventType.RecordingReady)]
    [InlineData(8, 0x0307, TelEventType.RecordingStarted)]
    [InlineData(8, 0x0308, TelEventType.RecordingStopped)]
    [InlineData(0, 0x0309, TelEventType.ConferenceChanged)]
    [InlineData(0, 0x030A, TelEventType.ConferenceChanged)]
    [InlineData(10, 1, TelEventType.ForwardChanged)]
    [InlineData(30, 0x0106, TelEventType.CommandCompleted)]
    [InlineData(99, 1, TelEventType.Unknown)]
    [InlineData(1, 0x7777, TelEventType.Unknown)]
    public async Task Every_notification_has_its_type(int service, int type, TelEventType expected)
    {
        await using var rig = await SkbRig.StartAsync();
        await using var events = await rig.Session.SubscribeAsync(EventFilter.All, Rig.Token);
        rig.Library.Raise(service, type, 0, Other, Own, "20261120103000");
        var item = await events.NextAsync();
        Assert.Equal(expected, item.Type);
        Assert.Contains($"nService={service}", item.Raw!, StringComparison.Ordinal);

        // The transferred call's numbers come the other way round (2.31.1).
        Assert.Equal(service == 20 ? (Own, Other) : (Other, Own), (item.From, item.To));
    }
}
