using TelephonyOps.Providers.LguBase.Calls;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>Quirk 32: what exchanges leave out, repeat and mix up, and the one call that a person would tell of all the same.</summary>
public sealed class CallTrackerTests
{
    const string Far = "SIP/gw2.eicn-09b559d8";
    const string Ringing = "SIP/3321-09b2a738";
    const string Talking = "SIP/3321-09b25a90";
    const string Caller = "01012345678";

    readonly TrackerRig _line = new();

    [Theory]
    [InlineData("0")]
    [InlineData("NIL")]
    [InlineData("NONE")]
    [InlineData("NULL")]
    [InlineData("null")]
    [InlineData("UNKNOWN")]
    [InlineData("")]
    public void Quirk32_ids_that_say_nothing_link_by_channel(string uid)
    {
        _line.Ring(Caller, Ringing, Far, uid);
        _line.List(Far, Talking, Caller, "3321", uid, uid);
        Assert.Equal(CallState.Connected, _line.Only.State);
        _line.Out(Talking, Far, uid, uid);
        Assert.Equal(CallState.Ended, _line.Only.State);

        // A placeholder is no id.
        Assert.DoesNotContain(_line.Only.Id, new[] { "0", "NIL", "NONE", "NULL", "null", "UNKNOWN", "" });
    }

    [Fact]
    public void Quirk32_two_calls_without_ids_are_two_calls()
    {
        _line.Ring(Caller, Ringing, Far, "NIL");
        _line.Ring("0299999999", "SIP/3321-aaaa", "SIP/gw2.eicn-bbbb", "NIL");
        Assert.Equal(2, _line.Open.Count);
        var answered = _line.List("SIP/gw2.eicn-bbbb", "SIP/3321-cccc", "0299999999", "3321", "NIL", "NIL").Call!;
        Assert.Equal("0299999999", answered.From);
        Assert.Equal(CallState.Ringing, _line.Open.Single(call => call.Id != answered.Id).State);
        _line.Out("SIP/3321-cccc", "SIP/gw2.eicn-bbbb", "NIL", "NIL");
        Assert.Equal(Caller, Assert.Single(_line.Open).From);
    }

    [Theory]
    [InlineData("1319339116.487", "1319339122.489")]
    [InlineData("1400000486.1", "1450000488.2")]
    public void Quirk32_adjacent_and_foreign_ids_link_by_channel(string uid1, string uid2)
    {
        _line.Ring(Caller, Ringing, Far, "1319339116.486");
        Assert.False(_line.List(Far, Talking, Caller, "3321", uid1, uid2).IsNew);
        _line.Out(Talking, Far, "1500000000.9", "1500000000.8");
        Assert.Equal(CallState.Ended, _line.Only.State);
    }

    [Fact]
    public void Quirk32_ids_link_when_both_channels_have_other_names()
    {
        _line.Ring(Caller, Ringing, Far, "1.486");
        Assert.False(_line.List("SIP/gw2.eicn-ffff", Talking, "x", "3321", "1.486", "1.488").IsNew);
        Assert.Equal(Caller, _line.Only.From);
        _line.Out("SIP/3321-eeee", "SIP/gw2.eicn-dddd", "1.488", "1.486");
        Assert.Equal(CallState.Ended, _line.Only.State);
    }

    [Fact]
    public void Quirk32_no_name_agrees_and_the_number_links()
    {
        _line.Ring(Caller, Ringing, Far, "1.486");
        _line.Ring("0299999999", "SIP/3321-aaaa", "SIP/gw2.eicn-bbbb", "1.500");
        var answered = _line.List("SIP/gw2.eicn-ffff", Talking, "0299999999", "3321", "NIL", "NIL");
        Assert.Equal("1.500", answered.Call!.Id);
        Assert.Equal(2, _line.Open.Count);
    }

    [Fact]
    public void Quirk32_without_CHANNELLIST_the_call_ends_all_the_same()
    {
        _line.Ring(Caller, Ringing, Far, "1.486");
        var end = _line.Out(Talking, Far, "1.488", "1.486");
        Assert.Equal(TelEventType.Missed, end.Type);
        Assert.Equal(("1.486", CallState.Ended), (_line.Only.Id, _line.Only.State));
    }

    [Fact]
    public void Quirk32_without_CHANNELLIST_and_in_the_short_form_the_only_call_ends()
    {
        _line.Ring(Caller, Ringing, Far, "1.486");
        _line.Tell($"CHANNELOUT|CHANNEL:{Talking}|UNIQUEID:1.488|HCAUSE:16");
        Assert.Equal(CallState.Ended, _line.Only.State);
    }

    [Fact]
    public void Quirk32_the_end_of_somebody_elses_channel_ends_nothing()
    {
        _line.Ring(Caller, Ringing, Far, "1.486");
        Assert.Null(_line.Out("SIP/3399-aaaa", "SIP/gw2.eicn-bbbb", "7.1", "7.0").Call);
        Assert.Null(_line.Out("SIP/3321-aaaa", "SIP/gw2.eicn-bbbb", "7.1", "7.0").Call);
        Assert.Equal(CallState.Ringing, _line.Only.State);

        // An end of the own phone that fits no call: the exchange should be asked.
        Assert.True(_line.Tracker.NeedsCheck(_line.Now));
    }

    [Fact]
    public void Quirk32_a_talking_call_is_not_ended_by_another_channels_id()
    {
        Answer();
        Assert.Null(_line.Out("SIP/3321-9999", "SIP/gw2.eicn-9999", "7.2", "7.1").Call);
        Assert.Equal(CallState.Connected, _line.Only.State);
    }

    [Theory]
    [InlineData("CHANNELOUT|CHANNEL:{0}|UNIQUEID:1.488|HCAUSE:16")]
    [InlineData("CHANNELOUT|CHANNEL:{0}|UNIQUEID:1.488|RECHANNEL:{1}|SRCUNIQUEID:1.486|HCAUSE:16")]
    [InlineData("CHANNELOUT|CHANNEL:{0}|RECHANNEL:{1}|UNIQUEID:1.488|SRCUNIQUEID:1.486|HCAUSE:16")]
    public void Quirk32_CHANNELOUT_has_three_field_orders(string text)
    {
        Answer();
        Assert.Equal(TelEventType.Ended, _line.Tell(text.Replace("{0}", Talking, StringComparison.Ordinal).Replace("{1}", Far, StringComparison.Ordinal)).Type);
        Assert.Equal(CallState.Ended, _line.Only.State);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(",1", "")]
    [InlineData(",1", ",2")]
    [InlineData("", ";2")]
    public void Quirk32_an_attended_transfers_leg_is_a_call_of_its_own_and_its_end_leaves_the_first(string first, string second)
    {
        const string local = "Local/3458@xfercontext-1a2b";
        Answer();
        var leg = _line.List(Talking, local + first, "3321", "3458", "1.488", "1.490");
        Assert.True(leg.IsNew);
        Assert.Equal(("3458", CallDirection.Outbound), (leg.Call!.To, leg.Call.Direction));
        Assert.Equal(2, _line.Open.Count);

        // It names the first call's id as its source.
        var end = _line.Out(local + second, Talking, "1.490", "1.486");
        Assert.Equal(leg.Call.Id, end.Call!.Id);
        Assert.Equal("1.486", Assert.Single(_line.Open).Id);
        _line.Out(Talking, Far, "1.488", "1.486");
        Assert.Empty(_line.Open);
    }

    [Fact]
    public void Quirk32_an_unknown_Local_legs_end_ends_nothing()
    {
        Answer();
        Assert.Null(_line.Out("Local/3458@xfercontext-ffff,2", Talking, "1.499", "1.486").Call);
        Assert.Equal(CallState.Connected, _line.Only.State);
    }

    [Fact]
    public void Quirk32_who_hangs_up_to_transfer_is_out_of_both_calls()
    {
        Answer();
        _line.List(Talking, "Local/3458@xfercontext-1a2b", "3321", "3458", "1.488", "1.490");
        _line.Out(Talking, Far, "1.488", "1.486");
        Assert.Empty(_line.Open);
    }

    [Fact]
    public void Quirk32_the_third_party_of_a_transfer_answers_on_its_own_channel()
    {
        Answer();
        _line.List(Talking, "Local/3458@xfercontext-1a2b", "3321", "3458", "1.488", "1.490");
        Assert.False(_line.List(Talking, "SIP/3458-7777", "3321", "3458", "1.488", "1.491").IsNew);
        Assert.Equal(2, _line.Open.Count);
        Assert.Equal(Caller, _line.Open.Single(call => call.Id == "1.486").From);
    }

    [Fact]
    public void Quirk32_at_the_third_partys_phone_it_is_a_call_like_any_other()
    {
        var target = new TrackerRig("3458", null);
        target.Ring("3321", "SIP/3458-1111", "Local/3458@xfercontext-1a2b,2", "1.491", "3458");
        Assert.False(target.List("Local/3458@xfercontext-1a2b,2", "SIP/3458-1111", "3321", "3458", "1.491", "1.492").IsNew);
        target.Out("SIP/3458-1111", "Local/3458@xfercontext-1a2b,2", "1.492", "1.491");
        Assert.Equal(CallState.Ended, target.Only.State);
    }

    [Fact]
    public void Quirk32_after_a_move_into_a_conference_only_the_own_end_counts()
    {
        Answer();
        _line.Tell($"CONFERENCEEVENT|CMD:CONFMEMBERADD|CONFNAME:_WITH/MTV|CHANNEL:{Talking}|UNIQUEID:1.488|COUNT:1|MEMBER:3321");
        _line.Tell($"CONFERENCEEVENT|CMD:CONFMEMBERADD|CONFNAME:_WITH/MTV|CHANNEL:{Far}|UNIQUEID:1.486|COUNT:2|MEMBER:{Caller}");
        _line.Tell($"CONFERENCEEVENT|CMD:CONFMEMBERDEL|CONFNAME:_WITH/MTV|CHANNEL:{Far}|UNIQUEID:1.486|COUNT:1|MEMBER:{Caller}");
        Assert.Equal(CallState.Connected, _line.Only.State);
        _line.Out(Far, Far, "1.486", "1.486");
        Assert.Equal(CallState.Connected, _line.Only.State);
        _line.Tell($"CONFERENCEEVENT|CMD:CONFMEMBERDEL|CONFNAME:_WITH/MTV|CHANNEL:{Talking}|UNIQUEID:1.488|COUNT:0|MEMBER:3321");
        Assert.Equal(CallState.Ended, _line.Only.State);
        Assert.Equal("1.486", _line.Out(Talking, Talking, "1.488", "1.488").Call!.Id);
    }

    [Fact]
    public void Quirk32_a_conference_call_ends_with_any_end_of_the_own_phone()
    {
        Answer();
        _line.Tracker.Confer("1.486");
        _line.Out("SIP/3321-newname", "", "9.9", "9.9");
        Assert.Equal(CallState.Ended, _line.Only.State);
    }

    [Fact]
    public void Quirk32_a_conference_that_calls_the_own_phone_is_a_call()
    {
        var joined = _line.Tell("CONFERENCEEVENT|CMD:CONFMEMBERADD|CONFNAME:_WITH/MTV|CHANNEL:SIP/10033321-0716|UNIQUEID:1.51|COUNT:1|MEMBER:3321");
        Assert.True(joined.IsNew);
        Assert.Equal("SIP/10033321-0716", _line.Only.Channel);
        _line.Tell("CONFERENCEEVENT|CMD:CONFMEMBERDEL|CONFNAME:_WITH/MTV|CHANNEL:SIP/10033321-0716|UNIQUEID:1.51|COUNT:1|MEMBER:3321");
        Assert.Empty(_line.Open);
    }

    [Fact]
    public void The_end_of_the_ringing_channel_does_not_end_an_answered_call()
    {
        Answer();
        Assert.Null(_line.Out(Ringing, "", "1.487", "", "26").Call);
        Assert.Null(_line.Out(Ringing, Far, "1.486", "1.486", "26").Call);
        Assert.Equal(CallState.Connected, _line.Only.State);
    }

    [Fact]
    public void A_call_whose_ringing_channel_ended_before_it_was_told_to_talk_lives()
    {
        _line.Ring(Caller, Ringing, Far, "1.486");
        _line.Out(Ringing, Far, "1.487", "1.486", "26");
        Assert.Empty(_line.Open);
        _line.List(Far, Talking, Caller, "3321", "1.486", "1.488");
        Assert.Equal(("1.486", CallState.Connected), (_line.Only.Id, _line.Only.State));
    }

    [Fact]
    public void What_comes_late_of_a_call_that_is_over_makes_no_new_one()
    {
        Answer();
        _line.Out(Talking, Far, "1.488", "1.486");
        Assert.Equal("1.486", _line.Out(Far, Talking, "1.486", "1.486").Call!.Id);
        Assert.False(_line.List(Far, Talking, Caller, "3321", "1.486", "1.488").IsNew);
        Assert.Empty(_line.Open);
        Assert.Equal(CallState.Ended, _line.Only.State);
    }

    [Fact]
    public void Events_that_come_twice_change_nothing()
    {
        for (var i = 0; i < 2; i++) _line.Ring(Caller, Ringing, Far, "1.486");
        for (var i = 0; i < 2; i++) _line.List(Far, Talking, Caller, "3321", "1.486", "1.488");
        _line.Ring(Caller, Ringing, Far, "1.486");
        Assert.Equal(CallState.Connected, _line.Only.State);
        for (var i = 0; i < 2; i++) _line.Out(Talking, Far, "1.488", "1.486");
        Assert.Equal(CallState.Ended, _line.Only.State);
    }

    [Fact]
    public void A_caller_who_calls_again_under_the_same_id_is_a_new_call()
    {
        _line.Ring(Caller, Ringing, Far, "1.486");
        _line.Out(Ringing, Far, "1.487", "1.486", "19");
        _line.Time.Advance(TimeSpan.FromSeconds(20));
        var again = _line.Ring(Caller, "SIP/3321-0002", Far, "1.486");
        Assert.True(again.IsNew);
        Assert.NotEqual("1.486", again.Call!.Id);
        Assert.Equal(2, _line.Ledger.All().Count);
    }

    [Fact]
    public void A_call_picked_up_from_another_phone_is_known_without_a_ring()
    {
        var picked = _line.List(Far, Talking, Caller, "3321", "1.486", "1.488");
        Assert.True(picked.IsNew);
        Assert.Equal((CallDirection.Inbound, Caller, "3321"), (picked.Call!.Direction, picked.Call.From, picked.Call.To));
    }

    [Fact]
    public void Two_others_who_talk_are_no_call_of_ours()
    {
        Assert.Null(_line.List("SIP/gw2.eicn-1", "SIP/3458-2", "010", "3458", "5.1", "5.2").Call);
        Answer();
        Assert.Null(_line.List(Far, "SIP/3458-2", Caller, "3458", "1.486", "5.2").Call);
        Assert.Equal(CallState.Connected, _line.Only.State);
        Assert.Equal(Talking, _line.Only.Channel);
    }

    [Theory]
    [InlineData("17", TelEventType.Busy, CallOutcome.Failed)]
    [InlineData("19", TelEventType.Failed, CallOutcome.Failed)]
    [InlineData("27", TelEventType.Failed, CallOutcome.Failed)]
    [InlineData("16", TelEventType.Ended, CallOutcome.Accepted)]
    [InlineData("0", TelEventType.Ended, CallOutcome.Accepted)]
    public void How_a_call_out_ends_unanswered_is_told_by_HCAUSE(string cause, TelEventType expected, CallOutcome outcome)
    {
        _line.Dial("01012345678", "SIP/gw2.eicn-1", Talking, "1.484");
        Assert.Equal(expected, _line.Out(Talking, Talking, "1.484", "1.484", cause).Type);
        Assert.Equal(outcome, _line.Only.Outcome);
    }

    [Fact]
    public void A_call_that_was_asked_for_keeps_its_id_when_the_events_come()
    {
        var asked = _line.Tracker.Expect("01012345678", _line.Now);
        var other = _line.Dial("0299999999", "SIP/gw2.eicn-1", "SIP/3321-1", "1.1");
        Assert.NotEqual(asked.Id, other.Call!.Id);
        Assert.Equal(asked.Id, _line.Dial("01012345678", "SIP/gw2.eicn-2", "SIP/3321-2", "1.3").Call!.Id);
        Assert.Equal(asked.Id, _line.List("SIP/3321-2", "SIP/gw2.eicn-2", "070xxxx0321", "01012345678", "1.3", "1.4").Call!.Id);
    }

    [Fact]
    public void A_line_whose_channels_are_named_otherwise_is_learnt_from_its_rings()
    {
        var line = new TrackerRig("3447", null);
        line.Ring(Caller, "SIP/10033447-0001", Far, "1.1", "3447");
        Assert.Equal(TelEventType.Connected, line.List(Far, "SIP/10033447-0002", "x", "y", "0", "0").Type);
        Assert.Equal(CallState.Connected, line.Only.State);
        line.Out("SIP/10033447-0002", "", "0", "0");
        Assert.Equal(CallState.Ended, line.Only.State);
    }

    [Fact]
    public void A_ghost_is_asked_about_and_given_up_when_the_line_is_idle()
    {
        _line.Ring(Caller, Ringing, Far, "1.486");
        Assert.False(_line.Tracker.NeedsCheck(_line.Now));
        _line.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.True(_line.Tracker.NeedsCheck(_line.Now));
        _line.Tracker.Settle(DeviceState.Ringing, _line.Now, _line.Now);
        Assert.Equal(CallState.Ringing, _line.Only.State);
        Assert.False(_line.Tracker.NeedsCheck(_line.Now));
        _line.Tracker.Settle(DeviceState.Idle, _line.Now, _line.Now);
        Assert.Equal(CallState.Ended, _line.Only.State);
    }

    [Fact]
    public void An_answer_does_not_end_a_call_that_began_after_the_question()
    {
        var asked = _line.Now;
        _line.Time.Advance(TimeSpan.FromMilliseconds(1));
        _line.Ring(Caller, Ringing, Far, "1.486");
        _line.Tracker.Settle(DeviceState.Idle, asked, _line.Now);
        Assert.Equal(CallState.Ringing, _line.Only.State);
    }

    [Theory]
    [InlineData(DeviceState.Unknown)]
    [InlineData(DeviceState.Connected)]
    public void No_phone_rings_for_ever_whatever_the_exchange_says(DeviceState state)
    {
        _line.Ring(Caller, Ringing, Far, "1.486");
        _line.Time.Advance(TimeSpan.FromMinutes(6));
        _line.Tracker.Settle(state, _line.Now, _line.Now);
        Assert.Empty(_line.Open);
    }

    [Fact]
    public void A_long_call_lives_as_long_as_the_exchange_says_so()
    {
        Answer();
        for (var hour = 0; hour < 30; hour++)
        {
            _line.Time.Advance(TimeSpan.FromHours(1));
            _line.Tracker.Settle(DeviceState.Connected, _line.Now, _line.Now);
        }
        Assert.Equal(CallState.Connected, _line.Only.State);
        _line.Tracker.Settle(DeviceState.Unknown, _line.Now, _line.Now);
        Assert.Empty(_line.Open);
    }

    [Theory]
    [InlineData("3321", "03321", true)]
    [InlineData("01012345678", "010xxxx5678", true)]
    [InlineData("901012345678", "01012345678", true)]
    [InlineData("3321", "43321", false)]
    [InlineData("01012345678", "01012345679", false)]
    [InlineData(null, "1", false)]
    [InlineData("", "", false)]
    public void Numbers_are_compared_as_exchanges_show_them(string? left, string? right, bool expected)
        => Assert.Equal(expected, CallLinks.SameNumber(left, right));

    void Answer()
    {
        _line.Ring(Caller, Ringing, Far, "1.486");
        _line.List(Far, Talking, Caller, "3321", "1.486", "1.488");
        Assert.Equal(CallState.Connected, _line.Only.State);
    }
}
