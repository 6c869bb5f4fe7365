using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>Calls at the switch: made, answered, held, parked, transferred, and named rightly on the wire (5.3.4; quirks 50 and 52).</summary>
public sealed class CallControlTests
{
    [Fact]
    public async Task A_call_is_made_answered_and_cleared()
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.DialAsync();
        Assert.Equal((IpecsRig.Alice, IpecsRig.Alice, IpecsRig.Bob, CallDirection.Outbound, CallState.Dialing, CallOutcome.Accepted), (call.Device, call.From, call.To, call.Direction, call.State, call.Outcome));
        Assert.Equal(["1000:Alerting", "1001:Ringing"], rig.State().Calls.Single().Parties);

        await rig.Need<ICallAnswering>().AnswerAsync(new CallRequest { Call = call, Device = IpecsRig.Bob }, Rig.Token);
        Assert.Equal(["1000:Connected", "1001:Connected"], rig.State().Calls.Single().Parties);

        var ended = await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, Rig.Token);
        Assert.Equal(CallState.Ended, ended.State);
        Assert.Empty(rig.State().Calls);
        Assert.Empty(rig.Session.Calls.Active());
    }

    [Fact]
    public async Task Answering_and_rejecting_find_the_leg_that_rings()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Alice, IpecsRig.Bob);
        var call = await rig.DialAsync();
        await events.NextAsync("ringing");

        // The call is known as Alice's, who made it; it rings at Bob's, and that is what answering means.
        await rig.Need<ICallAnswering>().AnswerAsync(new CallRequest { Call = call, Device = call.Device }, Rig.Token);
        Assert.Equal(IpecsRig.Bob, rig.Simulator.Journal.Of("answer")[0].Fields["deviceNumber"]);
        await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, Rig.Token);

        call = await rig.DialAsync(IpecsRig.Carol, IpecsRig.Bob);
        await events.NextAsync(item => item.RawType == "ringing" && item.CallId == call.Id);
        var rejected = await rig.Need<ICallRejecting>().RejectAsync(new CallRequest { Call = call }, Rig.Token);
        Assert.Equal((CallState.Ended, IpecsRig.Bob), (rejected.State, rig.Simulator.Journal.Of("clear_connection")[^1].Fields["deviceNumber"]));
        Assert.Equal("reject", (await events.NextAsync(item => item.RawType == "released" && item.CallId == call.Id && item.Device == IpecsRig.Bob)).Cause);
    }

    [Fact]
    public async Task A_call_whose_end_comes_before_the_answer_to_its_dialling_is_over()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Alice);
        rig.Simulator.Faults.Add(new Fault { Operation = "make", Kind = FaultKind.Slow, Bytes = 1, DelayMs = 30 });
        var dialling = rig.DialAsync();
        await events.NextAsync("alerting");
        await rig.Simulator.ActAsync("hangup", new { device = IpecsRig.Alice }, Rig.Token);
        await events.NextAsync("released");
        var call = await dialling;
        Assert.Equal((IpecsRig.Alice, IpecsRig.Bob), (call.Device, call.To));
        Assert.Empty(rig.Session.Calls.Active());
        Assert.Equal(CallState.Ended, rig.Session.Calls.Find(call.Id)!.State);
    }

    [Fact]
    public async Task Holding_and_retrieving()
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.TalkAsync();
        Assert.Equal(CallState.Held, (await rig.Need<ICallHolding>().HoldAsync(new CallRequest { Call = call }, Rig.Token)).State);
        Assert.Equal(["1000:Holding", "1001:Held"], rig.State().Calls.Single().Parties);

        // Without -Call the only call is meant.
        Assert.Equal(CallState.Connected, (await rig.Need<ICallHolding>().RetrieveAsync(new CallRequest(), Rig.Token)).State);
        Assert.Equal(["1000:Connected", "1001:Connected"], rig.State().Calls.Single().Parties);
    }

    [Fact]
    public async Task Parking_gives_a_place_at_which_the_call_is_taken_back()
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.TalkAsync();
        var parked = await rig.Need<ICallParking>().ParkAsync(new CallRequest { Call = call }, Rig.Token);
        Assert.Equal($"{rig.State().Calls.Single().ParkedAt}", parked.ParkingLocation);
        var back = await rig.Need<ICallParking>().UnparkAsync(new CallRequest { Call = parked, Device = IpecsRig.Carol }, parked.ParkingLocation!, Rig.Token);
        Assert.Equal((call.Id, IpecsRig.Carol, CallState.Connected), (back.Id, back.Device, back.State));
        Assert.Null(back.ParkingLocation);
        Assert.Equal(["1001:Connected", "1002:Connected"], rig.State().Calls.Single().Parties.Order());

        // By the place alone, the call that was parked there is found.
        parked = await rig.Need<ICallParking>().ParkAsync(new CallRequest { Call = back }, Rig.Token);
        back = await rig.Need<ICallParking>().UnparkAsync(new CallRequest { Device = IpecsRig.Alice }, parked.ParkingLocation!, Rig.Token);
        Assert.Equal(call.Id, back.Id);
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<ICallParking>().UnparkAsync(new CallRequest { Device = IpecsRig.Carol }, "7", Rig.Token));
        foreach (var bad in new[] { "1000", "-1", "1a", "" })
        {
            await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<ICallParking>().UnparkAsync(new CallRequest { Device = IpecsRig.Carol }, bad, Rig.Token));
        }
    }

    [Fact]
    public async Task Quirk52_a_blind_transfer_is_one_step_to_transferDN()
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.TalkAsync();
        var moved = await rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { Call = call, To = IpecsRig.Carol }, Rig.Token);
        Assert.Equal(CallState.Ended, moved.State);
        Assert.Equal(IpecsRig.Carol, rig.Simulator.Journal.Of("1step_transfer")[0].Fields["transferDN"]);
        Assert.Equal(["1001:Alerting", "1002:Ringing"], rig.State().Calls.Single().Parties);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_attended_transfer_begins_with_a_consultation_and_is_completed_from_either_call(bool byHeld)
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.TalkAsync();
        var consultation = await rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { Call = call, To = IpecsRig.Carol, Mode = TransferMode.Attended }, Rig.Token);
        Assert.NotEqual(call.Id, consultation.Id);
        Assert.Equal((CallState.Held, IpecsRig.Carol), (rig.Session.Calls.Find(call.Id)!.State, consultation.To));
        await rig.Simulator.ActAsync("answer", new { device = IpecsRig.Carol }, Rig.Token);

        await rig.Need<ICallConsultation>().CompleteTransferAsync(new CallRequest { Call = byHeld ? call : consultation }, Rig.Token);

        Assert.Equal(["1001:Connected", "1002:Connected"], rig.State().Calls.Single().Parties.Order());
        Assert.Equal(consultation.Id, rig.Simulator.Journal.Of("transfer")[0].Fields["callRefID"]);
        Assert.Empty(rig.Session.Calls.Active());
    }

    [Fact]
    public async Task A_consultation_can_be_given_up_for_the_held_party()
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.TalkAsync();
        var consultation = await rig.Need<ICallConsultation>().ConsultAsync(new CallRequest { Call = call }, IpecsRig.Carol, ConsultationPurpose.Transfer, Rig.Token);
        var back = await rig.Need<ICallConsultation>().ReconnectAsync(new CallRequest(), Rig.Token);
        Assert.Equal((call.Id, CallState.Connected), (back.Id, back.State));
        Assert.Equal(CallState.Ended, rig.Session.Calls.Find(consultation.Id)!.State);
        Assert.Equal(["1000:Connected", "1001:Connected"], rig.State().Calls.Single().Parties);
    }

    [Fact]
    public async Task A_ringing_call_and_a_queued_one_are_rerouted()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob, "620");
        var call = await rig.DialAsync();
        await events.NextAsync("ringing");
        await rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { Call = call, To = IpecsRig.Carol, Mode = TransferMode.Reroute }, Rig.Token);
        Assert.Equal(["1000:Alerting", "1002:Ringing"], rig.State().Calls.Single().Parties);
        Assert.Equal(IpecsRig.Bob, rig.Simulator.Journal.Of("reroute")[0].Fields["deviceNumber"]);
        await rig.Simulator.ActAsync("hangup", new { device = IpecsRig.Alice }, Rig.Token);

        // 5.3.4.30: the group is the device.
        var queued = await rig.DialAsync(IpecsRig.Alice, "620");
        await rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { Call = queued, Device = "620", To = IpecsRig.Bob, Mode = TransferMode.Reroute }, Rig.Token);
        Assert.Contains("1001:Ringing", rig.State().Calls.Single().Parties);
    }

    [Fact]
    public async Task Digits_are_sent_and_letters_are_not()
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.TalkAsync();
        await rig.Need<IDigits>().SendDigitsAsync(new CallRequest { Call = call }, "12*0#", Rig.Token);
        Assert.Equal("12*0#", rig.State().Station(IpecsRig.Alice).Digits);
        foreach (var bad in new[] { "12a", "", "1 2", "１" })
        {
            await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IDigits>().SendDigitsAsync(new CallRequest { Call = call }, bad, Rig.Token));
        }
        Assert.Equal(1, rig.Asked("dial_digit"));
    }

    [Fact]
    public async Task Picking_up_by_extension_and_in_the_group()
    {
        await using var rig = await IpecsRig.StartAsync();
        await rig.DialAsync();
        var picked = await rig.Need<ICallPickup>().PickupAsync(new PickupRequest { Device = IpecsRig.Carol, Extension = IpecsRig.Bob }, Rig.Token);
        Assert.Equal((IpecsRig.Carol, CallState.Connected), (picked.Device, picked.State));
        var sent = rig.Simulator.Journal.Of("pickup")[0].Fields;
        Assert.Equal(("direct_pickup", IpecsRig.Bob, IpecsRig.Carol), (sent["pickupType"], sent["pickedDN"], sent["callingDN"]));
        await rig.Simulator.ActAsync("hangup", new { device = IpecsRig.Alice }, Rig.Token);

        await rig.DialAsync();
        await rig.Need<ICallPickup>().PickupAsync(new PickupRequest { Device = IpecsRig.Carol }, Rig.Token);
        Assert.Equal("group_pickup", rig.Simulator.Journal.Of("pickup")[1].Fields["pickupType"]);
        Assert.False(rig.Simulator.Journal.Of("pickup")[1].Fields.ContainsKey("pickedDN"));
    }

    [Fact]
    public async Task Busy_services_follow_a_failed_call_and_a_call_back_is_cancelled()
    {
        await using var rig = await IpecsRig.StartAsync();
        await rig.TalkAsync(IpecsRig.Bob, IpecsRig.Carol);
        foreach (var (service, type) in new[] { (BusyService.CampOn, "campon"), (BusyService.CallWait, "callwait"), (BusyService.Callback, "callback") })
        {
            var call = await rig.DialAsync(IpecsRig.Alice, IpecsRig.Bob);
            await rig.Need<IBusyServices>().InvokeBusyServiceAsync(new CallRequest { Call = call }, service, Rig.Token);
            Assert.Equal(type, rig.Simulator.Journal.Of("busy_service")[^1].Fields["type"]);
            if (service != BusyService.Callback) await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, Rig.Token);
        }
        Assert.Equal(IpecsRig.Bob, rig.State().Station(IpecsRig.Alice).CallBack);
        await rig.Need<IBusyServices>().CancelCallbackAsync(IpecsRig.Alice, Rig.Token);
        Assert.Null(rig.State().Station(IpecsRig.Alice).CallBack);
        await Fails.WithAsync(TelephonyErrorKind.Conflict, () => rig.Need<IBusyServices>().CancelCallbackAsync(IpecsRig.Alice, Rig.Token));

        var intruded = await rig.DialAsync(IpecsRig.Alice, IpecsRig.Bob);
        await rig.Need<IBusyServices>().InvokeBusyServiceAsync(new CallRequest { Call = intruded }, BusyService.Intrude, Rig.Token);
        Assert.Equal("intrude", rig.Simulator.Journal.Of("busy_service")[^1].Fields["type"]);
    }

    [Fact]
    public async Task Intruding_where_it_is_not_allowed_is_a_matter_of_permission()
    {
        await using var rig = await IpecsRig.StartAsync(("intrusion", "false"));
        await rig.TalkAsync(IpecsRig.Bob, IpecsRig.Carol);
        var call = await rig.DialAsync(IpecsRig.Alice, IpecsRig.Bob);
        Assert.Equal("143", (await Fails.WithAsync(TelephonyErrorKind.Permission, () => rig.Need<IBusyServices>().InvokeBusyServiceAsync(new CallRequest { Call = call }, BusyService.Intrude, Rig.Token))).VendorCode);
    }

    [Fact]
    public async Task Quirk50_without_call_tracking_the_devices_only_call_is_meant()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync(("call-tracking", "false"));
        await using var events = await rig.WatchAsync(IpecsRig.Alice, IpecsRig.Bob);
        var call = await rig.DialAsync();
        Assert.StartsWith(rig.Session.Name, call.Id, StringComparison.Ordinal);
        Assert.Null((await events.NextAsync("ringing")).CallId);

        // A call that the session never heard of: the device says which.
        await rig.Need<ICallAnswering>().AnswerAsync(new CallRequest { Call = call, Device = IpecsRig.Bob }, Rig.Token);
        Assert.False(rig.Simulator.Journal.Of("answer")[0].Fields.ContainsKey("callRefID"));
        Assert.Equal(CallState.Held, (await rig.Need<ICallHolding>().HoldAsync(new CallRequest { Call = call, Device = IpecsRig.Alice }, Rig.Token)).State);
        await rig.Need<ICallHolding>().RetrieveAsync(new CallRequest { Call = call, Device = IpecsRig.Alice }, Rig.Token);
        var consultation = await rig.Need<ICallConsultation>().ConsultAsync(new CallRequest { Call = call, Device = IpecsRig.Alice }, IpecsRig.Carol, ConsultationPurpose.Transfer, Rig.Token);
        await rig.Need<ICallConsultation>().ReconnectAsync(new CallRequest { Call = consultation }, Rig.Token);
        await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call, Device = IpecsRig.Alice }, Rig.Token);
        Assert.Empty(rig.State().Calls);
    }

    [Fact]
    public async Task A_command_without_any_call_says_so()
    {
        await using var rig = await IpecsRig.StartAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.NoActiveCall, () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Device = IpecsRig.Alice }, Rig.Token));
        Assert.Equal("205", error.VendorCode);
        var call = await rig.TalkAsync();
        await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, Rig.Token);
        var asked = rig.Asked("hold");
        await Fails.WithAsync(TelephonyErrorKind.NoActiveCall, () => rig.Need<ICallHolding>().HoldAsync(new CallRequest { Device = IpecsRig.Alice }, Rig.Token));
        Assert.Equal(asked, rig.Asked("hold"));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IDialing>().DialAsync(new DialRequest { To = IpecsRig.Bob }, Rig.Token));
    }

    [Fact]
    public async Task Several_calls_and_none_named_is_refused_with_their_list()
    {
        await using var rig = await IpecsRig.StartAsync();
        var first = await rig.TalkAsync();
        await rig.TalkAsync(IpecsRig.Carol, "1003");
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<ICallHolding>().HoldAsync(new CallRequest(), Rig.Token));
        Assert.Contains(first.Id, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Asked("hold"));
        Assert.Equal(first.Id, (await rig.Need<ICallHolding>().HoldAsync(new CallRequest { Device = IpecsRig.Alice }, Rig.Token)).Id);
    }

    [Fact]
    public async Task A_callRefID_that_is_not_there_is_not_found()
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.TalkAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.NotFound, () => rig.Need<ICallHolding>().HoldAsync(new CallRequest { Call = call with { Id = "4711" } }, Rig.Token));
        Assert.Equal(("106", "invalidConnectionIdentifier"), (error.VendorCode, error.VendorText));
    }

    [Fact]
    public async Task What_the_switch_has_not_is_refused_before_the_wire()
    {
        await using var rig = await IpecsRig.StartAsync();
        var call = await rig.TalkAsync();
        Func<Task>[] commands =
        [
            () => rig.Need<IDialing>().DialAsync(new DialRequest { Device = "1003", To = "1004", CallerId = "1" }, Rig.Token),
            () => rig.Need<IDialing>().DialAsync(new DialRequest { Device = "1003", To = "1004", Record = RecordMode.All }, Rig.Token),
            () => rig.Need<IDialing>().DialAsync(new DialRequest { Device = "1003", To = "1004", AutoAnswer = true }, Rig.Token),
            () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call, Party = CallParty.Remote }, Rig.Token),
            () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call, Channel = "SIP/1" }, Rig.Token),
            () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call, Inbound = true }, Rig.Token),
            () => rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { Call = call, To = "1004", CallerId = "1" }, Rig.Token),
            () => rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { Call = call, To = "1004", Display = DisplayMode.Own }, Rig.Token),
            () => rig.Need<ICallPickup>().PickupAsync(new PickupRequest { Device = "1003", AutoAnswer = true }, Rig.Token),
            () => rig.Need<ICallPickup>().PickupAsync(new PickupRequest { Device = "1003", Display = DisplayMode.Own }, Rig.Token),
        ];
        foreach (var command in commands) await Fails.WithAsync(TelephonyErrorKind.NotSupported, command);
        Assert.Single(rig.State().Calls);
    }

    [Fact]
    public async Task Numbers_go_out_as_they_are_written()
    {
        await using var rig = await IpecsRig.StartAsync();
        await rig.DialAsync(IpecsRig.Alice, "+821012345678");
        Assert.Equal("""{"deviceNumber":"1000","calledDN":"+821012345678"}""", rig.Simulator.Journal.Of("make")[0].Body);
    }
}
