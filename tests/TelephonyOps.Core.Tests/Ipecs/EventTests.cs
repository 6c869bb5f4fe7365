using System.Text;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;
using TelephonyOps.Providers.Ipecs;
using TelephonyOps.Providers.Ipecs.Events;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>What each event of the stream becomes (5.1, 5.2, 5.3.2.3, 5.3.3.3; coverage's event mapping; quirks 48 and 49).</summary>
public sealed class EventTests
{
    public static TheoryData<string, TelEventType> CallEvents => new()
    {
        { "dialing", TelEventType.Dialing }, { "proceeding", TelEventType.Dialing }, { "alerting", TelEventType.Alerting }, { "ringing", TelEventType.Ringing },
        { "connected", TelEventType.Connected }, { "released", TelEventType.Ended }, { "releasedasc", TelEventType.Ended }, { "rerouted", TelEventType.Transferred },
        { "rerouting", TelEventType.Transferred }, { "fail", TelEventType.Failed }, { "held", TelEventType.Held }, { "hold", TelEventType.Held },
        { "retrieved", TelEventType.Retrieved }, { "retrieve", TelEventType.Retrieved }, { "transferred", TelEventType.Transferred }, { "transferring", TelEventType.Transferred },
        { "conferenced", TelEventType.Conferenced }, { "conferencing", TelEventType.Conferenced }, { "dnd", TelEventType.DoNotDisturbChanged }, { "forwarding", TelEventType.ForwardChanged },
        { "registered", TelEventType.DeviceRegistered }, { "unregistered", TelEventType.DeviceUnregistered }, { "mwi", TelEventType.MessageWaitingChanged },
        { "agent_logon", TelEventType.AgentChanged }, { "agent_logoff", TelEventType.AgentChanged }, { "agent_ready", TelEventType.AgentChanged },
        { "agent_notready", TelEventType.AgentChanged }, { "agent_work", TelEventType.AgentChanged }, { "agent_busy", TelEventType.AgentChanged },
        { "queueing", TelEventType.QueueChanged }, { "queued", TelEventType.QueueChanged }, { "confgroupmember", TelEventType.ConferenceChanged },
        { "muteon", TelEventType.ConferenceChanged }, { "confroommember", TelEventType.ConferenceChanged }, { "numbering", TelEventType.ConfigurationChanged },
    };

    [Fact]
    public async Task A_call_that_an_ACD_event_tells_of_first_is_known_by_then()
    {
        await using var rig = await IpecsRig.StartAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("ring", new { from = "01012345678", to = IpecsRig.Bob }, Rig.Token);
        var sign = await events.NextAsync(TelEventType.Ringing);
        Assert.Equal("CO IN RING", sign.RawType);
        Assert.Equal((IpecsRig.Bob, CallState.Ringing), rig.Session.Calls.Find(sign.CallId!) is { } call ? (call.Device, call.State) : default);
        var ringing = await events.NextAsync("ringing");
        Assert.Equal((sign.CallId, "01012345678"), (ringing.CallId, rig.Session.Calls.Find(ringing.CallId!)!.From));
    }

    [Fact]
    public void There_are_thirty_five_call_events_and_their_other_spellings()
    {
        Assert.Equal(35, CallEvents.Count);
        Assert.Equal([.. CallEvents.Select(row => (string)row.Data.Item1), "failed", "presence", "setmuteon"], CallEventTypes.All.Select(type => type.Name).Order(StringComparer.Ordinal).OrderBy(name => name is "failed" or "presence" or "setmuteon").ThenBy(name => CallEvents.ToList().FindIndex(row => row.Data.Item1 == name)));
    }

    [Theory]
    [MemberData(nameof(CallEvents))]
    public async Task Each_call_event_has_its_type(string name, TelEventType type)
    {
        await using var rig = await IpecsRig.StartAsync();
        var item = Read(rig, $$$"""{"event":"call","data":{"type":"{{{name}}}","deviceNumber":"601207","serviceDN":"605001","callingDN":"601206","calledDN":"605002","causeCode":22,"causeMsg":"new_call","callRefID":17,"evtSerialNum":71}}""");
        Assert.Equal((type, name, "601207", "601206", "605002"), (item.Type, item.RawType, item.Device, item.From, item.To));
        Assert.Equal(("17", "new_call", 71L), (item.CallId, item.Cause, item.Serial));
        Assert.Equal(["serviceDN", "causeCode", "evtSerialNum"], item.Extra.Keys);
        Assert.StartsWith("{\"event\":\"call\"", item.Raw, StringComparison.Ordinal);
        Assert.Equal(rig.Session.Name, item.Session);
    }

    [Theory]
    [InlineData("""{"event":"call","data":{"type":"proceeding","deviceNumber":"1","dialDigit":"903180551204#","callRefID":14}}""", null, "903180551204#", null)]
    [InlineData("""{"event":"call","data":{"type":"rerouted","deviceNumber":"1","calledDN":"601208","reroutingDN":"601206","causeCode":58}}""", "601206", "601208", null)]
    [InlineData("""{"event":"call","data":{"type":"transferring","deviceNumber":"1","transferredDN":"605006","transferToDN":"605008","transferorDN":"605001","callType":"screened"}}""", "605001", "605008", null)]
    [InlineData("""{"event":"call","data":{"type":"conferenced","deviceNumber":"1","memberDN":["601206","601207"],"masterDN":"601207","newConfMemberDN":"601208"}}""", "601207", "601208", null)]
    [InlineData("""{"event":"call","data":{"type":"forwarding","deviceNumber":"1","destination":"1208","svcType":"no_answer"}}""", null, "1208", "no_answer")]
    [InlineData("""{"event":"call","data":{"type":"dnd","deviceNumber":"1","svcType":"enable"}}""", null, null, "enable")]
    [InlineData("""{"event":"call","data":{"type":"mwi","deviceNumber":"1","msgStatus":"true","newMsg":34}}""", null, null, "true")]
    [InlineData("""{"event":"call","data":{"type":"presence","deviceNumber":"1","deviceType":"ext","status":"busy"}}""", null, null, "busy")]
    public async Task What_an_event_says_finds_its_property(string frame, string? from, string? to, string? text)
    {
        await using var rig = await IpecsRig.StartAsync();
        var item = Read(rig, frame);
        Assert.Equal((from, to, text), (item.From, item.To, item.Text));
    }

    [Fact]
    public async Task A_cause_code_without_its_text_is_looked_up_in_table_5()
    {
        await using var rig = await IpecsRig.StartAsync();
        Assert.Equal("user_busy", Read(rig, """{"event":"call","data":{"type":"fail","deviceNumber":"1","causeCode":3}}""").Cause);
        Assert.Equal("reject", Read(rig, """{"event":"call","data":{"type":"released","deviceNumber":"1","causeCode":"103"}}""").Cause);
        Assert.Null(Read(rig, """{"event":"call","data":{"type":"released","deviceNumber":"1","causeCode":999}}""").Cause);
    }

    [Theory]
    [InlineData(" held", "held", TelEventType.Held)]
    [InlineData("confroommember ", "confroommember", TelEventType.ConferenceChanged)]
    [InlineData("setmuteon", "setmuteon", TelEventType.ConferenceChanged)]
    [InlineData("failed", "failed", TelEventType.Failed)]
    [InlineData("rain", "rain", TelEventType.Unknown)]
    [InlineData(" RINGING", "RINGING", TelEventType.Unknown)]
    public async Task Quirk48_types_are_trimmed_and_strange_ones_are_kept(string sent, string rawType, TelEventType type)
    {
        await using var rig = await IpecsRig.StartAsync();
        var item = Read(rig, $$$"""{"event":"call","data":{"type":"{{{sent}}}","deviceNumber":"1001","evtSerialNum":3}}""");
        Assert.Equal((type, rawType, "1001", 3L), (item.Type, item.RawType, item.Device, item.Serial));
        Assert.Contains(sent, item.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk48_an_event_without_its_envelope_is_read_at_the_top()
    {
        await using var rig = await IpecsRig.StartAsync();
        var item = Read(rig, """{"type":"queued","deviceNumber":"601207","callingDN":"601207","calledDN":"60304","qCount":90,"primaryAcidGroup":"60304","evtSerialNum":241}""");
        Assert.Equal((TelEventType.QueueChanged, "601207", "60304", 241L), (item.Type, item.Device, item.To, item.Serial));
        Assert.Equal((90L, "60304"), (item.Extra["qCount"], item.Extra["primaryAcidGroup"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"event":"call","data":{"type":"ringing","deviceNumber":"1001" "callRefID":7}}""")]
    [InlineData("""{"event":"call","data":{"type":"ring""")]
    [InlineData("""{"event":"call"}{"event":"call"}""")]
    public async Task Quirk48_a_frame_that_does_not_parse_is_malformed_and_keeps_its_text(string frame)
    {
        await using var rig = await IpecsRig.StartAsync();
        var item = Read(rig, frame);
        Assert.Equal((TelEventType.Malformed, frame), (item.Type, item.Raw));
        Assert.Empty(item.Extra);
        Assert.Null(item.Serial);
    }

    [Fact]
    public async Task Quirk49_numbers_come_as_text_and_truth_values_as_either()
    {
        await using var rig = await IpecsRig.StartAsync();
        var item = Read(rig, """{"event":"call","data":{"type":"muteon","deviceNumber":60700,"muteOn":false,"callRefID":"12","evtSerialNum":"241"}}""");
        Assert.Equal(("60700", "false", "12", 241L), (item.Device, item.Text, item.CallId, item.Serial));
    }

    [Fact]
    public async Task Quirk50_an_event_without_a_callRefID_is_about_no_known_call()
    {
        await using var rig = await IpecsRig.StartAsync();
        Assert.Null(Read(rig, """{"event":"call","data":{"type":"ringing","deviceNumber":"1","callRefID":0}}""").CallId);
        Assert.Null(Read(rig, """{"event":"call","data":{"type":"ringing","deviceNumber":"1"}}""").CallId);
    }

    [Fact]
    public async Task An_ACD_event_has_the_vendors_time_and_string()
    {
        await using var rig = await IpecsRig.StartAsync();
        var item = Read(rig, """{"event":"acd","data":{"time":"2020/01/07 14:47:04","callRefID":2,"eventCode":18,"eventString":"STATION IDLE","sourceType":"Station","sourceNumber":"1004","destType":"","destNumber":"","data1":"","data2":""}}""");
        Assert.Equal((TelEventType.PresenceChanged, "STATION IDLE", "1004", "2"), (item.Type, item.RawType, item.Device, item.CallId));
        Assert.Equal(new DateTimeOffset(2020, 1, 7, 14, 47, 4, TimeSpan.FromHours(9)), item.Time);
        Assert.Equal((18L, "Station"), (item.Extra["eventCode"], item.Extra["sourceType"]));

        // A trunk rings a station: the event is the station's.
        var ring = Read(rig, """{"event":"acd","data":{"eventCode":"03","sourceType":"CO","sourceNumber":"001","destType":"Station","destNumber":"1002"}}""");
        Assert.Equal((TelEventType.Ringing, "CO IN RING", "1002", "001", "1002"), (ring.Type, ring.RawType, ring.Device, ring.From, ring.To));
    }

    [Theory]
    [InlineData(11, TelEventType.AgentChanged)]
    [InlineData(12, TelEventType.AgentChanged)]
    [InlineData(13, TelEventType.AgentChanged)]
    [InlineData(14, TelEventType.AgentChanged)]
    [InlineData(15, TelEventType.AgentChanged)]
    [InlineData(16, TelEventType.AgentChanged)]
    [InlineData(25, TelEventType.AgentChanged)]
    [InlineData(26, TelEventType.AgentChanged)]
    [InlineData(19, TelEventType.DoNotDisturbChanged)]
    [InlineData(20, TelEventType.DoNotDisturbChanged)]
    [InlineData(21, TelEventType.ForwardChanged)]
    [InlineData(22, TelEventType.ForwardChanged)]
    [InlineData(44, TelEventType.Ended)]
    [InlineData(45, TelEventType.ConferenceChanged)]
    [InlineData(49, TelEventType.Held)]
    [InlineData(62, TelEventType.QueueChanged)]
    [InlineData(66, TelEventType.Ringing)]
    [InlineData(69, TelEventType.CallRecorded)]
    [InlineData(70, TelEventType.Transferred)]
    public void The_ACD_codes_that_are_agreed_on_have_their_types(int code, TelEventType type) => Assert.Equal(type, AcdCodes.Find(code).Type);

    [Fact]
    public async Task Every_code_of_table_3_comes_over_the_socket_with_the_documents_string()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.SubscribeAsync();
        await rig.Simulator.ActAsync("acd-all", new { }, Rig.Token);
        var seen = new List<TelEvent>();
        while (seen.Count < AcdCodes.All.Count()) seen.Add(await events.NextAsync());
        Assert.Equal(AcdCodes.All.Order(), seen.Select(item => (long)item.Extra["eventCode"]!).Order());
        Assert.All(seen, item =>
        {
            Assert.Equal(AcdCodes.Find((long)item.Extra["eventCode"]!), (item.RawType, item.Type));
            Assert.False(item.Type is TelEventType.Unknown or TelEventType.Malformed);
        });
    }

    [Fact]
    public async Task Quirk47_a_pushed_call_record_is_an_event()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.SubscribeAsync();
        await rig.Simulator.ActAsync("smdr", new { station = "1003", number = "01099998888", direction = "I", callRefID = 9 }, Rig.Token);
        var item = await events.NextAsync(TelEventType.CallRecorded);
        Assert.Equal(("smdr", "1003", "01099998888", "1003", "9"), (item.RawType, item.Device, item.From, item.To, item.CallId));
        Assert.Equal("I", item.Extra["Direction"]);
        await rig.Simulator.ActAsync("smdr", new { station = "1003", number = "01099998888", direction = "O" }, Rig.Token);
        item = await events.NextAsync(TelEventType.CallRecorded);
        Assert.Equal(("1003", "01099998888"), (item.From, item.To));
    }

    [Fact]
    public async Task A_call_is_seen_from_ring_to_end_and_the_session_knows_it()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("ring", new { from = "01012345678", to = IpecsRig.Bob }, Rig.Token);
        var ring = await events.NextAsync("ringing");
        Assert.Equal(("01012345678", IpecsRig.Bob), (ring.From, ring.Device));
        var call = Assert.Single(rig.Session.Calls.Active());
        Assert.Equal((ring.CallId, IpecsRig.Bob, CallDirection.Inbound, CallState.Ringing, "01012345678"), (call.Id, call.Device, call.Direction, call.State, call.From));

        await rig.Simulator.ActAsync("answer", new { device = IpecsRig.Bob }, Rig.Token);
        await events.NextAsync("connected");
        Assert.Equal((CallState.Connected, CallOutcome.Answered), (rig.Session.Calls.Find(call.Id)!.State, rig.Session.Calls.Find(call.Id)!.Outcome));

        await rig.Simulator.ActAsync("hangup", new { device = IpecsRig.Bob }, Rig.Token);
        await events.NextAsync("released");
        Assert.Equal(CallState.Ended, rig.Session.Calls.Find(call.Id)!.State);
        Assert.Empty(rig.Session.Calls.Active());
    }

    [Theory]
    [InlineData("type-blanks", "true")]
    [InlineData("bare-events", "true")]
    [InlineData("queued-type", "queueing")]
    [InlineData("confgroup-type", "confroommember")]
    [InlineData("mute-type", "setmuteon")]
    [InlineData("acd-group-field", "acid")]
    [InlineData("numbers", "strings")]
    [InlineData("booleans", "json")]
    public async Task Quirk48_the_switch_may_print_its_events_in_every_documented_way(string knob, string value)
    {
        await using var rig = await IpecsRig.StartRealTimeAsync((knob, value));
        await using var events = await rig.WatchAllAsync(IpecsRig.Alice, IpecsRig.Bob, "620");
        var call = await rig.TalkAsync();
        await rig.Need<ICallHolding>().HoldAsync(new CallRequest { Call = call }, Rig.Token);
        await rig.Simulator.ActAsync("numbering", new { }, Rig.Token);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 2 }, Rig.Token);
        var types = new List<TelEventType>();
        while (types.Count == 0 || types[^1] != TelEventType.MessageWaitingChanged) types.Add((await events.NextAsync()).Type);
        Assert.Contains(TelEventType.Held, types);
        Assert.Contains(TelEventType.ConfigurationChanged, types);
        Assert.DoesNotContain(TelEventType.Unknown, types);
        Assert.DoesNotContain(TelEventType.Malformed, types);
        Assert.DoesNotContain(TelEventType.StreamGap, types);
    }

    [Fact]
    public async Task Quirk48_samples_that_are_no_JSON_are_malformed_and_the_stream_goes_on()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync(("invalid-json", "true"));
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 1 }, Rig.Token);
        await events.NextAsync(TelEventType.MessageWaitingChanged);
        await rig.Simulator.ActAsync("numbering", new { }, Rig.Token);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 2 }, Rig.Token);
        Assert.Equal(TelEventType.Malformed, (await events.NextAsync()).Type);

        // Its number went with it: the next event's number says that one is missing.
        var gap = Assert.IsType<StreamGapEvent>(await events.NextAsync());
        Assert.Equal(1, gap.MissedCount);
        await events.NextAsync(TelEventType.MessageWaitingChanged);
    }

    [Fact]
    public async Task Fragmented_frames_are_put_together()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync(("fragment-bytes", "7"));
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.DialAsync();
        Assert.Equal(TelEventType.Ringing, (await events.NextAsync()).Type);
    }

    static IpecsEvent Read(Rig rig, string frame) => new IpecsEventReader((IpecsSession)rig.Session).Read(Encoding.UTF8.GetBytes(frame));
}
