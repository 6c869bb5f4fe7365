namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>The three calls that section 5 prints, letter for letter, and the call that a person would tell of each.</summary>
public sealed class ScenarioTests
{
    [Fact]
    public void Scenario_5_1_a_call_out()
    {
        var line = new TrackerRig("3321", "070xxxx0321");

        var ring = line.Tell("RINGEVENT|ISDIAL:1|CHANNEL:SIP/gw2.eicn-09b25a90|RECHANNEL:SIP/3321-09b559d8|INEXTEN:null|AGENT:3321|CALLERID:0101123XXXX|UNIQUEID:1319339029.484");
        Assert.Equal(TelEventType.Dialing, ring.Type);
        Assert.True(ring.IsNew);
        Assert.Equal((CallState.Dialing, CallOutcome.Accepted), (line.Only.State, line.Only.Outcome));
        var talk = line.Tell("CHANNELLIST|CHANNEL1:SIP/3321-09b559d8|CHANNEL2:SIP/gw2.eicn-09b25a90|CALLER1ID:070xxxx0321|CALLER2ID:0101123XXXX|INEXTEN:null|UNIQUEID1:1319339029.484|UNIQUEID2:1319339029.485");
        Assert.Equal(TelEventType.Connected, talk.Type);
        Assert.False(talk.IsNew);
        Assert.Equal((CallState.Connected, CallOutcome.Answered), (line.Only.State, line.Only.Outcome));
        var end = line.Tell("CHANNELOUT|CHANNEL:SIP/3321-09b559d8|RECHANNEL:SIP/3321-09b559d8|UNIQUEID:1319339029.484|SRCUNIQUEID:1319339029.484|HCAUSE:16");
        Assert.Equal(TelEventType.Ended, end.Type);

        AssertTold(line, CallDirection.Outbound, "3321", "0101123XXXX", "1319339029.484", "SIP/3321-09b559d8");
    }

    [Fact]
    public void Scenario_5_2_a_call_in_that_is_answered()
    {
        var line = new TrackerRig("3321", "070xxxx0321");

        Assert.Equal(TelEventType.Ringing, line.Tell("RINGEVENT|ISDIAL:0|CHANNEL:SIP/3321-09b2a738|RECHANNEL:SIP/gw2.eicn-09b559d8|INEXTEN:null|AGENT:3321|CALLERID:01923XXXX|UNIQUEID:1319339116.486").Type);
        Assert.Equal(CallState.Ringing, line.Only.State);
        Assert.Equal(TelEventType.Connected, line.Tell("CHANNELLIST|CHANNEL1:SIP/gw2.eicn-09b559d8|CHANNEL2:SIP/3321-09b25a90|CALLER1ID:010xxxx0907|CALLER2ID:3321|INEXTEN:070xxxx0321|UNIQUEID1:1319339116.486|UNIQUEID2:1319339122.488").Type);
        Assert.Equal("SIP/3321-09b25a90", line.Only.Channel);
        Assert.Equal(TelEventType.Ended, line.Tell("CHANNELOUT|CHANNEL:SIP/3321-09b25a90|RECHANNEL:SIP/gw2.eicn-09b559d8|UNIQUEID:1319339122.488|SRCUNIQUEID:1319339116.486|HCAUSE:16").Type);

        AssertTold(line, CallDirection.Inbound, "01923XXXX", "3321", "1319339116.486", "SIP/3321-09b25a90");
    }

    [Fact]
    public void Scenario_5_3_an_internal_call_seen_from_both_lines()
    {
        var called = new TrackerRig("3321", "070xxxx0321");
        called.Tell("RINGEVENT|ISDIAL:0|CHANNEL:SIP/3321-09b4afc0|RECHANNEL:SIP/3322-09b2d358|INEXTEN:null|AGENT:3321|CALLERID:3322|UNIQUEID:1319339499.489");
        called.Tell("CHANNELLIST|CHANNEL1:SIP/3322-09b2d358|CHANNEL2:SIP/3321-09b559d8|CALLER1ID:3322|CALLER2ID:3321|INEXTEN:null|UNIQUEID1:1319339499.489|UNIQUEID2:1319339504.491");
        called.Tell("CHANNELOUT|CHANNEL:SIP/3321-09b559d8|RECHANNEL:SIP/3322-09b2d358|UNIQUEID:1319339504.491|SRCUNIQUEID:1319339499.489|HCAUSE:16");
        AssertTold(called, CallDirection.Inbound, "3322", "3321", "1319339499.489", "SIP/3321-09b559d8");

        var caller = new TrackerRig("3322", "070xxxx0322");
        caller.Tell("RINGEVENT|ISDIAL:1|CHANNEL:SIP/3321-09b4afc0|RECHANNEL:SIP/3322-09b2d358|INEXTEN:null|AGENT:3322|CALLERID:3321|UNIQUEID:1319339499.489");
        caller.Tell("CHANNELLIST|CHANNEL1:SIP/3322-09b2d358|CHANNEL2:SIP/3321-09b559d8|CALLER1ID:3322|CALLER2ID:3321|INEXTEN:null|UNIQUEID1:1319339499.489|UNIQUEID2:1319339504.491");
        caller.Tell("CHANNELOUT|CHANNEL:SIP/3322-09b2d358|RECHANNEL:SIP/3322-09b2d358|UNIQUEID:1319339499.489|SRCUNIQUEID:1319339499.489|HCAUSE:16");
        AssertTold(caller, CallDirection.Outbound, "3322", "3321", "1319339499.489", "SIP/3322-09b2d358");
    }

    [Fact]
    public void The_samples_of_section_4_are_one_call_too()
    {
        var line = new TrackerRig("10013458", "070xxxx3458");
        line.Tell("RINGEVENT|ISDIAL:0|CHANNEL:SIP/10013458-46b4|RECHANNEL:SIP/5060-0942a8d0|INEXTEN:070xxxx3458|AGENT:10013458|CALLERID:070xxxx0775|UNIQUEID:1315457785.80");
        line.Tell("CHANNELLIST|CHANNEL1:SIP/5060-0942a8d0|CHANNEL2:SIP/10013458-c7fb|CALLER1ID:070xxxx0775|CALLER2ID:10013458|INEXTEN:|UNIQUEID1:1315457785.80|UNIQUEID2:1315457789.82");
        line.Tell("CHANNELOUT|CHANNEL:SIP/10013458-c7fb|UNIQUEID:1315457789.82|HCAUSE:16");
        AssertTold(line, CallDirection.Inbound, "070xxxx0775", "10013458", "1315457785.80", "SIP/10013458-c7fb");
    }

    static void AssertTold(TrackerRig line, CallDirection direction, string from, string to, string id, string channel)
    {
        Assert.Empty(line.Open);
        var call = line.Only;
        Assert.Equal((id, direction, from, to, channel), (call.Id, call.Direction, call.From, call.To, call.Channel));
        Assert.Equal((CallState.Ended, CallOutcome.Answered), (call.State, call.Outcome));
        Assert.Equal(direction == CallDirection.Inbound ? to : from, call.Device);
    }
}
