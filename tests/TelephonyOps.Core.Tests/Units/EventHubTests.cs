using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;

namespace TelephonyOps.Core.Tests.Units;

/// <summary>G4: in order, and none lost without being told.</summary>
public sealed class EventHubTests
{
    readonly FakeSession _session = new();

    [Fact]
    public async Task Every_subscriber_gets_what_it_asked_for_in_order_with_one_numbering()
    {
        await using var all = await SubscribeAsync();
        await using var rings = await SubscribeAsync(new EventFilter([TelEventType.Ringing]));
        await using var ofOne = await SubscribeAsync(new EventFilter(devices: ["85*"]));
        _session.Happen("1", TelEventType.Ringing, "854");
        _session.Happen("2", TelEventType.Connected, "854");
        _session.Happen("3", TelEventType.Ringing, "900");
        _session.Happen("4", TelEventType.Ringing);
        Assert.Equal(["1", "2", "3", "4"], Drain(all).Select(item => item.From));
        Assert.Equal([1L, 3, 4], Drain(rings).Select(item => item.Sequence));
        Assert.Equal([1L, 2], Drain(ofOne).Select(item => item.Sequence));
    }

    [Fact]
    public async Task Events_that_come_while_the_source_starts_are_not_missed()
    {
        _session.OnStart = () =>
        {
            _session.Happen("early");
            return Task.CompletedTask;
        };
        await using var events = await SubscribeAsync();
        _session.Happen("late");
        Assert.Equal(["early", "late"], Drain(events).Select(item => item.From));
    }

    [Fact]
    public async Task The_source_runs_from_the_first_subscriber_to_the_last()
    {
        Assert.Equal(0, _session.Running);
        var first = await SubscribeAsync();
        var second = await SubscribeAsync();
        Assert.Equal((1, 1, 2, 2), (_session.Starts, _session.Running, _session.Observed, _session.Events.SubscriberCount));
        await first.DisposeAsync();
        await first.DisposeAsync();
        Assert.Equal((1, 1), (_session.Running, _session.Observed));
        await second.DisposeAsync();
        Assert.Equal((0, 0, 0), (_session.Running, _session.Observed, _session.Events.SubscriberCount));
        await using var third = await SubscribeAsync();
        Assert.Equal((2, 1), (_session.Starts, _session.Running));
    }

    [Fact]
    public async Task Many_come_and_go_at_once_and_nothing_stays()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), Rig.Token, async (_, _) =>
        {
            var events = await SubscribeAsync();
            _session.Happen();
            await events.NextAsync();
            await events.DisposeAsync();
        });
        Assert.Equal((0, 0, 0), (_session.Running, _session.Observed, _session.Events.SubscriberCount));
    }

    [Fact]
    public async Task A_start_that_fails_leaves_no_subscriber_and_the_next_one_tries_again()
    {
        _session.OnStart = () => throw new TelephonyException(TelephonyErrorKind.Unavailable, "no") { RecommendedAction = "later" };
        await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SubscribeAsync());
        Assert.Equal((0, 0), (_session.Events.SubscriberCount, _session.Running));
        _session.OnStart = () => Task.CompletedTask;
        await using var events = await SubscribeAsync();
        Assert.Equal((2, 1), (_session.Starts, _session.Running));
    }

    [Fact]
    public async Task What_one_subscriber_may_not_watch_ends_only_that_one()
    {
        await using var first = await SubscribeAsync();
        _session.OnObserve = () => throw new TelephonyException(TelephonyErrorKind.Permission, "no") { RecommendedAction = "ask" };
        await Fails.WithAsync(TelephonyErrorKind.Permission, () => SubscribeAsync());
        Assert.Equal((1, 1), (_session.Events.SubscriberCount, _session.Running));
        _session.Happen("x");
        Assert.Equal("x", (await first.NextAsync()).From);
    }

    [Fact]
    public async Task Cancelling_while_the_source_starts_leaves_nothing()
    {
        var started = new TaskCompletionSource();
        using var cancel = new CancellationTokenSource();
        _session.OnStart = async () =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancel.Token);
        };
        var subscribing = _session.Events.SubscribeAsync(EventFilter.All, cancel.Token);
        await started.Task.Soon();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscribing.Soon());
        Assert.Equal((0, 0), (_session.Events.SubscriberCount, _session.Running));
    }

    [Fact]
    public async Task G4_an_overflow_is_declared_with_count_and_range_in_the_place_of_what_is_missing()
    {
        await using var events = await _session.Events.SubscribeAsync(EventFilter.All, Rig.Token, capacity: 3);
        for (var number = 1; number <= 8; number++) _session.Happen($"{number}");
        Assert.Equal(["1", "2", "3"], Read(events, 3).Select(item => item.From));
        var gap = Assert.IsType<StreamGapEvent>(Assert.Single(Read(events, 1)));
        Assert.Equal((5L, TelEventType.StreamGap, 4L), (gap.MissedCount, gap.Type, gap.Sequence));
        Assert.True(gap.From <= gap.Until);
        _session.Happen("9");
        Assert.Equal("9", Assert.Single(Drain(events)).From);
    }

    [Theory]
    [InlineData(TelEventType.SessionLost)]
    [InlineData(TelEventType.SessionRestored)]
    [InlineData(TelEventType.SessionConnected)]
    public async Task G4_the_sessions_going_and_coming_passes_every_filter(TelEventType type)
    {
        await using var events = await _session.Events.SubscribeAsync(new EventFilter([TelEventType.Ringing], ["900"]), Rig.Token);
        _session.Happen("1", type);
        _session.Happen("2", type, "854");
        _session.Happen("3", TelEventType.Connected, "900");
        Assert.Equal(["1", "2"], Drain(events).Select(item => item.From));
    }

    [Fact]
    public async Task G4_a_gap_passes_every_filter()
    {
        await using var events = await _session.Events.SubscribeAsync(new EventFilter([TelEventType.Missed], ["900"]), Rig.Token);
        _session.Events.Publish(new StreamGapEvent { MissedCount = 3 });
        Assert.IsType<StreamGapEvent>(Assert.Single(Drain(events)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(64)]
    public async Task G4_with_a_slow_reader_delivered_and_declared_make_up_what_was_sent(int capacity)
    {
        const int Count = 20_000;
        await using var events = await _session.Events.SubscribeAsync(EventFilter.All, Rig.Token, capacity);
        var sending = Task.Run(async () =>
        {
            for (var number = 1; number <= Count; number++)
            {
                _session.Happen($"{number}");
                if (number % 97 == 0) await Task.Yield();
            }
            _session.Events.Complete(null);
        }, Rig.Token);

        long expected = 1;
        await foreach (var item in events.ReadAllAsync(Rig.Token))
        {
            Assert.Equal(expected, item.Sequence);
            if (item is not StreamGapEvent) Assert.Equal($"{expected}", item.From);
            expected += item is StreamGapEvent gap ? gap.MissedCount!.Value : 1;
        }
        await sending.Soon();
        Assert.Equal(Count + 1, expected);
    }

    [Fact]
    public async Task A_session_that_is_lost_for_good_ends_the_stream_with_its_error_after_what_came_before()
    {
        await using var events = await SubscribeAsync();
        _session.Happen("last");
        _session.Events.Complete(new TelephonyException(TelephonyErrorKind.Unavailable, "gone"));
        Assert.Equal("last", (await events.NextAsync()).From);
        await Assert.ThrowsAsync<TelephonyException>(async () => await events.WaitAsync(Rig.Token));
    }

    [Fact]
    public async Task Who_subscribes_after_a_loss_gets_a_new_source_though_the_others_have_not_left_yet()
    {
        await using var before = await SubscribeAsync();
        _session.Events.Complete(new TelephonyException(TelephonyErrorKind.Authentication, "gone"));
        await using var after = await SubscribeAsync();
        Assert.Equal((2, 1), (_session.Starts, _session.Running));
        _session.Happen("new");
        Assert.Equal("new", (await after.NextAsync()).From);
        await Assert.ThrowsAsync<TelephonyException>(async () => await before.WaitAsync(Rig.Token));
        await before.DisposeAsync();
        Assert.Equal(1, _session.Running);
    }

    [Fact]
    public async Task Closing_the_session_ends_the_stream_and_the_source_and_refuses_new_subscribers()
    {
        var events = await SubscribeAsync();
        _session.Happen("last");
        await _session.DisposeAsync();
        Assert.Equal(["last"], (await events.ReadAllAsync(Rig.Token).ToListAsync(Rig.Token)).Select(item => item.From));
        Assert.Equal(0, _session.Running);
        await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SubscribeAsync());
        await events.DisposeAsync();
        await _session.DisposeAsync();
        Assert.Equal(1, _session.Closings);
    }

    [Fact]
    public async Task Leaving_wakes_a_reader_that_waits()
    {
        var events = await SubscribeAsync();
        var waiting = events.WaitAsync(Rig.Token).AsTask();
        await events.DisposeAsync();
        Assert.False(await waiting.Soon());
    }

    Task<EventSubscription> SubscribeAsync(EventFilter? filter = null) => _session.Events.SubscribeAsync(filter ?? EventFilter.All, Rig.Token);

    static List<TelEvent> Drain(EventSubscription events) => Read(events, int.MaxValue);

    static List<TelEvent> Read(EventSubscription events, int most)
    {
        var items = new List<TelEvent>();
        while (items.Count < most && events.TryRead(out var item)) items.Add(item);
        return items;
    }
}
