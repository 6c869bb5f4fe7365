using System.Globalization;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;
using TelephonyOps.Providers.Ipecs.Events;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>The one WebSocket of a session: breaks, gaps, duplicates, dead tokens, and that nothing stays (G4, G10, G12; quirks 43, 44, 48, 50).</summary>
public sealed class StreamTests
{
    [Theory]
    [InlineData("session")]
    [InlineData("socket")]
    public async Task G4_a_socket_killed_under_a_burst_loses_nothing_in_silence(string serial)
    {
        await using var rig = await IpecsRig.StartPatientAsync(("serial", serial));
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await using var life = await rig.SubscribeAsync(new EventFilter([TelEventType.SessionRestored]));
        const int Count = 20_000;

        var reading = ReadBurstAsync(events);
        await rig.Simulator.ActAsync("burst", new { count = Count, device = IpecsRig.Bob, killAt = 9_000, rate = 20_000 }, Rig.Token);

        // The burst may be over before the client is back: then only what comes later tells what was lost.
        await life.NextAsync(TelEventType.SessionRestored);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 1 }, Rig.Token);
        var (got, gaps) = await reading;

        Assert.Equal(got.Order(), got);
        Assert.Equal(got.Count, got.Distinct().Count());
        Assert.NotEmpty(gaps);
        if (serial == "session") Assert.Equal(Count, got.Count + gaps.Sum(gap => gap.MissedCount!.Value));
        else Assert.Contains(gaps, gap => gap.MissedCount is null);
        Assert.All(gaps, gap => Assert.True(gap.From <= gap.Until));
        Assert.Equal(SessionState.Connected, rig.Session.State);
    }

    [Fact]
    public async Task G4_numbers_left_out_sent_twice_and_exchanged_are_counted_right()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        const int Rounds = 6;
        const int Count = 300;
        var sent = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await rig.Simulator.ActAsync("burst", new { count = Count, device = IpecsRig.Bob }, Rig.Token);
            sent += Count;
            await rig.Simulator.ActAsync(round % 3 == 0 ? "ws-skip" : round % 3 == 1 ? "ws-duplicate" : "ws-reorder", new { count = 3 }, Rig.Token);
            if (round % 3 == 0) sent += 3;
        }
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 1 }, Rig.Token);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 2 }, Rig.Token);
        sent += 2;

        var delivered = new List<long>();
        long missed = 0;
        while (delivered.Count + missed < sent)
        {
            var item = await events.NextAsync();
            if (item is StreamGapEvent gap) missed += gap.MissedCount!.Value;
            else if (item is IpecsEvent { Serial: { } serial }) delivered.Add(serial);
        }

        Assert.Equal(sent, delivered.Count + missed);
        Assert.Equal(delivered.Order().Distinct(), delivered);
        Assert.True(missed >= 6);
    }

    [Fact]
    public async Task G4_a_slow_reader_is_told_how_many_it_missed()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.Session.Events.SubscribeAsync(new EventFilter(null, [IpecsRig.Bob]), Rig.Token, capacity: 100);
        await using var fast = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("burst", new { count = 5_000, device = IpecsRig.Bob }, Rig.Token);

        // What one subscriber was given, the other was offered as well: only now does the slow one begin to read.
        for (var number = 0; number < 5_000; number++) await fast.NextAsync();
        var (got, gaps) = (0L, 0L);
        while (got + gaps < 5_000)
        {
            if (await events.NextAsync() is StreamGapEvent gap) gaps += gap.MissedCount!.Value;
            else got++;
        }
        Assert.Equal(5_000, got + gaps);
        Assert.True(gaps > 0);
    }

    [Theory]
    [InlineData("ws-kill")]
    [InlineData("ws-close")]
    public async Task After_a_break_the_session_says_so_and_monitors_and_state_are_there_again(string action)
    {
        await using var rig = await IpecsRig.StartRealTimeAsync(("monitors", "socket"));
        await using var events = await rig.WatchAllAsync(IpecsRig.Alice, IpecsRig.Bob);
        await foreach (var result in rig.Need<IMonitoring>().AddMonitorsAsync([IpecsRig.Carol], MonitorKind.Presence, Rig.Token)) Assert.Null(result.Error);
        await rig.TalkAsync();
        await events.NextAsync("connected");

        await rig.Simulator.ActAsync(action, new { }, Rig.Token);

        var lost = await events.NextAsync(TelEventType.SessionLost);
        Assert.False(string.IsNullOrWhiteSpace(lost.Text));
        await events.NextAsync(TelEventType.SessionRestored);
        var login = rig.State().Session("rest")!;
        Assert.Equal([IpecsRig.Alice, IpecsRig.Bob], login.Monitored);
        Assert.Equal([IpecsRig.Carol], login.PresenceMonitored);
        Assert.Equal(SessionState.Connected, rig.Session.State);
        var states = new Dictionary<string, string?>();
        while (states.Count < 3)
        {
            var state = await events.NextAsync("status");
            Assert.Equal(TelEventType.PresenceChanged, state.Type);
            states[state.Device!] = state.Text;
        }
        Assert.Equal(("stn_talk", "stn_talk", "idle"), (states[IpecsRig.Alice], states[IpecsRig.Bob], states[IpecsRig.Carol]));
        Assert.Equal(1, rig.Done("login"));
    }

    [Fact]
    public async Task A_call_that_ended_while_the_socket_was_away_is_over_for_the_session_too()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("ring", new { from = "01012345678", to = IpecsRig.Bob }, Rig.Token);
        await events.NextAsync("ringing");
        rig.Simulator.Faults.Add(new Simulator.Faults.Fault { Operation = "websocket", Kind = Simulator.Faults.FaultKind.DropBefore, Count = -1 });
        await rig.Simulator.ActAsync("ws-kill", new { }, Rig.Token);
        await events.NextAsync(TelEventType.SessionLost);
        await rig.Simulator.ActAsync("hangup", new { device = IpecsRig.Bob }, Rig.Token);
        rig.Simulator.Faults.Clear();
        await events.NextAsync("status");
        Assert.Empty(rig.Session.Calls.Active());
    }

    [Fact]
    public async Task A_connection_that_comes_back_silent_declares_its_hole_without_a_number()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 1 }, Rig.Token);
        await events.NextAsync("mwi");
        await rig.Simulator.ActAsync("ws-kill", new { }, Rig.Token);
        var gap = Assert.IsType<StreamGapEvent>(await events.NextAsync(TelEventType.StreamGap));
        Assert.Null(gap.MissedCount);

        // What comes later is no second hole.
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 2 }, Rig.Token);
        var next = await events.NextAsync(item => item.RawType is "mwi" || item is StreamGapEvent);
        Assert.Equal("mwi", next.RawType);
    }

    [Fact]
    public async Task A_break_in_which_nothing_happened_is_no_hole()
    {
        await using var rig = await IpecsRig.StartPatientAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 1 }, Rig.Token);
        await events.NextAsync("mwi");
        await rig.Simulator.ActAsync("ws-kill", new { }, Rig.Token);
        await events.NextAsync(TelEventType.SessionRestored);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 2 }, Rig.Token);
        var next = await events.NextAsync(item => item.RawType is "mwi" || item is StreamGapEvent);
        Assert.Equal("mwi", next.RawType);
    }

    [Theory]
    [InlineData("close")]
    [InlineData("kill")]
    public async Task G10_a_token_that_died_with_its_socket_is_replaced(string socket)
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("expire", new { socket }, Rig.Token);
        await events.NextAsync(TelEventType.SessionRestored);
        Assert.Equal(2, rig.Done("login"));
        Assert.Equal([IpecsRig.Bob], rig.State().Session("rest")!.Monitored);
        await rig.DialAsync();
        await events.NextAsync("ringing");
    }

    [Fact]
    public async Task Quirk43_a_token_that_died_unseen_is_replaced_by_the_next_command_and_the_stream_follows()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("expire", new { socket = "keep" }, Rig.Token);
        var call = await rig.DialAsync();
        Assert.Equal(2, rig.Done("login"));
        await events.NextAsync(TelEventType.SessionRestored);
        await rig.Simulator.ActAsync("answer", new { device = IpecsRig.Bob }, Rig.Token);
        Assert.Equal(call.Id, (await events.NextAsync("connected")).CallId);
    }

    [Fact]
    public async Task Quirk43_already_login_after_a_break_is_waited_for()
    {
        // The switch's clearing takes as long as its clock says: until the client has been refused once.
        var clearing = new ManualTime();
        await using var rig = await Rig.StartAsync("Ipecs", IpecsRig.Options(("cleanup-ms", "1500")) with { Time = TimeProvider.System, SimulatorTime = clearing });
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("expire", new { socket = "close" }, Rig.Token);
        await Eventually.HoldsAsync(() => rig.Done("login") == 2);
        clearing.Advance(TimeSpan.FromMilliseconds(1500));
        await events.NextAsync(TelEventType.SessionRestored);
        Assert.Equal(3, rig.Asked("login"));
    }

    [Fact]
    public async Task A_password_that_is_no_longer_accepted_ends_the_stream_with_the_reason_and_is_not_tried_again()
    {
        var time = new ManualTime();
        await using var rig = await Rig.StartAsync("Ipecs", IpecsRig.Options() with { Time = time });
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        rig.Simulator.Faults.Add(new Simulator.Faults.Fault { Operation = "login", Kind = Simulator.Faults.FaultKind.Code, Code = "4", Count = -1 });
        await rig.Simulator.ActAsync("expire", new { socket = "close" }, Rig.Token);
        var error = await Fails.WithAsync(TelephonyErrorKind.Authentication, async () =>
        {
            while (true) await events.NextAsync();
        });
        Assert.Contains("rest", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, rig.Asked("login"));

        // The keep-alive finds out for itself, once. After that no turn of the clock brings another attempt: the next is the user's own.
        await Eventually.HoldsAsync(() => time.Waiting == 1);
        time.Advance(TimeSpan.FromSeconds(50));
        await Eventually.HoldsAsync(() => rig.Asked("login") == 3);
        await Eventually.HoldsAsync(() => time.Waiting == 0);
        time.Advance(TimeSpan.FromHours(1));
        await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.Session.ProbeAsync(Rig.Token));
        Assert.Equal(4, rig.Asked("login"));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("long")]
    public async Task Quirk44_either_address_of_the_stream_will_do(string path)
    {
        await using var rig = await IpecsRig.StartRealTimeAsync(("websocket-path", path));
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.DialAsync();
        await events.NextAsync("ringing");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("array")]
    [InlineData("deep")]
    [InlineData("huge")]
    [InlineData("binary")]
    public async Task G11_garbage_on_the_wire_is_an_event_and_the_stream_goes_on(string form)
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("ws-garbage", new { form, count = 3, bytes = 3_000_000 }, Rig.Token);
        for (var i = 0; i < 3; i++) Assert.Equal(TelEventType.Malformed, (await events.NextAsync()).Type);
        await rig.DialAsync();
        await events.NextAsync("ringing");
        Assert.Equal(1, rig.State().Session("rest")!.Events.Sockets);
    }

    [Theory]
    [InlineData("reserved")]
    [InlineData("utf8")]
    public async Task G11_a_frame_against_the_protocol_costs_a_connection_and_no_more(string form)
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("ws-garbage", new { form }, Rig.Token);
        await events.NextAsync(TelEventType.SessionRestored);
        await rig.DialAsync();
        await events.NextAsync("ringing");
    }

    [Fact]
    public async Task G12_the_first_subscriber_opens_the_socket_and_the_last_leaves_nothing()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        Assert.False(rig.State().Session("rest")!.Events.IsOpen);
        var first = await rig.WatchAsync(IpecsRig.Bob);
        var second = await rig.WatchAsync(IpecsRig.Bob, IpecsRig.Carol);
        var login = rig.State().Session("rest")!;
        Assert.True(login.Events.IsOpen);
        Assert.Equal([IpecsRig.Bob, IpecsRig.Carol], login.Monitored);

        await second.DisposeAsync();
        Assert.Equal([IpecsRig.Bob], login.Monitored);
        await first.DisposeAsync();
        Assert.Empty(login.Monitored);
        await Eventually.HoldsAsync(() => !login.Events.IsOpen);
        Assert.Equal(1, login.Events.Sockets);
    }

    [Fact]
    public async Task An_explicit_monitor_outlives_its_watchers()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        var monitoring = rig.Need<IMonitoring>();
        await foreach (var result in monitoring.AddMonitorsAsync([IpecsRig.Bob], MonitorKind.Call, Rig.Token)) Assert.Null(result.Error);
        await using (await rig.WatchAsync(IpecsRig.Bob))
        {
            // The watcher still needs it: only the wish of the command is taken back.
            await foreach (var result in monitoring.RemoveMonitorsAsync([IpecsRig.Bob], MonitorKind.Call, Rig.Token)) Assert.Null(result.Error);
            Assert.Equal([IpecsRig.Bob], rig.State().Session("rest")!.Monitored);
            await foreach (var result in monitoring.AddMonitorsAsync([IpecsRig.Bob], MonitorKind.Call, Rig.Token)) Assert.Null(result.Error);
        }
        Assert.Equal([IpecsRig.Bob], rig.State().Session("rest")!.Monitored);
    }

    [Fact]
    public async Task Watching_with_wildcards_watches_the_terminals_that_match()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.WatchAsync("100?");
        Assert.Equal(Enumerable.Range(1000, 10).Select(number => $"{number}"), rig.State().Session("rest")!.Monitored);
    }

    [Fact]
    public async Task Watching_presence_by_name_asks_for_presence()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        await using var events = await rig.SubscribeAsync(new EventFilter([TelEventType.PresenceChanged], [IpecsRig.Bob]));
        Assert.Equal([IpecsRig.Bob], rig.State().Session("rest")!.PresenceMonitored);
        await rig.DialAsync();
        Assert.Equal("ring", (await events.NextAsync("presence")).Text);
    }

    [Fact]
    public async Task Watching_an_unknown_device_fails_and_leaves_nothing()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.NotFound, () => rig.WatchAsync(IpecsRig.Bob, "9999"));
        Assert.Equal("9999", error.Target);
        Assert.Empty(rig.State().Session("rest")!.Monitored);
        await Eventually.HoldsAsync(() => !rig.State().Session("rest")!.Events.IsOpen);
        Assert.Equal(0, rig.Session.Events.SubscriberCount);
    }

    /// <summary>The burst's own numbers in the order in which they came, and the declared gaps; ends with the news of a message.</summary>
    static async Task<(List<long> Numbers, List<StreamGapEvent> Gaps)> ReadBurstAsync(EventSubscription events)
    {
        var numbers = new List<long>();
        var gaps = new List<StreamGapEvent>();
        while (true)
        {
            var item = await events.NextAsync();
            if (item is StreamGapEvent gap) gaps.Add(gap);
            if (item.RawType == "mwi") return (numbers, gaps);
            if (item.Raw is not null && item.Extra.TryGetValue("burst", out var number)) numbers.Add(Convert.ToInt64(number, CultureInfo.InvariantCulture));
        }
    }
}
