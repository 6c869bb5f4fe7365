using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.SkbIms;

namespace TelephonyOps.Core.Tests.SkbIms;

/// <summary>Which event is whose result (quirk 38).</summary>
public sealed class ExchangeTests
{
    static readonly TimeSpan s_long = TimeSpan.FromSeconds(10);
    static readonly ImsExpectation s_start = new(ImsService.ClickCall, ImsEventType.StartService) { IsAction = true, Ends = [ImsEventType.StopService], Numbers = ["01012345678"], NumberOf = item => item.Dn2 };
    static readonly ImsExpectation s_stop = new(ImsService.ClickCall, ImsEventType.StopService) { IsAction = true };
    readonly ManualTime _time = new();
    readonly ImsExchanges _exchanges;

    public ExchangeTests() => _exchanges = new ImsExchanges(_time);

    [Fact]
    public async Task Quirk38_a_result_that_came_before_anybody_waited_is_there()
    {
        using var exchange = await OpenAsync(s_start);
        exchange.Sent();
        Offer(ImsEventType.StartService, dn2: "010-1234-5678");
        Assert.Equal(ImsEventType.StartService, (await exchange.ResultAsync(Rig.Token).Soon()).Type);
        Assert.Equal(0, _exchanges.Count);
    }

    [Theory]
    [InlineData(ImsService.Conference, ImsEventType.StartService, "01012345678")]
    [InlineData(ImsService.ClickCall, ImsEventType.StartRecord, "01012345678")]
    [InlineData(ImsService.ClickCall, ImsEventType.StartService, "01099999999")]
    public async Task Quirk38_another_service_type_or_number_is_another_commands(object service, object type, string number)
    {
        using var exchange = await OpenAsync(s_start);
        exchange.Sent();
        _exchanges.Offer(new ImsEvent(0, (ImsService)service, (ImsEventType)type, 0, "", number, ""));
        Assert.Equal(1, _exchanges.Count);
    }

    [Fact]
    public async Task Quirk38_a_late_result_is_never_given_to_the_next_command()
    {
        var first = await OpenAsync(s_start);
        first.Sent();
        first.Dispose();
        var second = OpenAsync(s_start);

        // Up to half of what the first one would have waited.
        _time.Advance(s_long / 2 - TimeSpan.FromMilliseconds(1));
        Assert.False(second.IsCompleted);
        Offer(ImsEventType.StartService, 0x801D, "01012345678");
        using var next = await second.Soon();
        next.Sent();
        Offer(ImsEventType.StartService, 0, "01012345678");
        Assert.True((await next.ResultAsync(Rig.Token).Soon()).Succeeded);
    }

    [Fact]
    public async Task A_result_that_never_comes_does_not_block_for_ever()
    {
        var first = await _exchanges.OpenAsync("first", s_start, TimeSpan.FromMilliseconds(100), Rig.Token);
        first.Sent();
        first.Dispose();
        var opening = OpenAsync(s_start);
        Assert.False(opening.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        using var second = await opening.Soon();
        Assert.Equal(1, _exchanges.Count);
    }

    [Fact]
    public async Task A_command_whose_place_was_given_up_does_not_go_out_any_more()
    {
        var exchange = await OpenAsync(s_start);
        exchange.Dispose();
        Assert.False(exchange.Sent());
        Assert.Equal(0, _exchanges.Count);
    }

    [Fact]
    public async Task A_result_that_came_in_time_counts_even_if_it_is_looked_at_late()
    {
        using var exchange = await OpenAsync(s_start);
        exchange.Start(s_long);
        exchange.Sent();
        Offer(ImsEventType.StartService, dn2: "01012345678");
        _time.Advance(s_long);
        Assert.Equal(ImsEventType.StartService, (await SkbImsDesk.ResultAsync(new ImsCall("test", s_start, _ => 0), exchange, Rig.Token).Soon()).Type);
    }

    [Fact]
    public async Task A_command_that_was_held_back_too_long_says_that_nothing_was_sent()
    {
        using var first = await OpenAsync(s_start);
        first.Sent();
        var second = _exchanges.OpenAsync("second", s_start, TimeSpan.FromMilliseconds(100), Rig.Token);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        var error = await Fails.WithAsync(TelephonyErrorKind.Busy, () => second);
        Assert.True(error.IsTransient);
        Assert.False(error.MayHaveTakenEffect);
    }

    [Fact]
    public async Task Commands_whose_results_differ_do_not_wait_for_each_other()
    {
        using var first = await OpenAsync(s_start);
        first.Sent();
        using var second = await OpenAsync(s_stop).Soon();
        second.Sent();
        Offer(ImsEventType.StopService);
        Assert.Equal(ImsEventType.StopService, (await second.ResultAsync(Rig.Token).Soon()).Type);

        // The call ended before it had begun: nothing is left to wait for, and the event was still the other's.
        Assert.Equal(ImsEventType.StopService, (await first.ResultAsync(Rig.Token).Soon()).Type);
    }

    [Fact]
    public async Task A_plain_success_stands_when_nothing_follows_and_a_failure_stands_at_once()
    {
        using (var exchange = await OpenAsync(s_start))
        {
            exchange.Sent();
            Offer(ImsEventType.Normal);
            var result = exchange.ResultAsync(Rig.Token);
            Assert.False(result.IsCompleted);
            _time.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal(ImsEventType.Normal, (await result.Soon()).Type);
        }
        Assert.Equal(0, _exchanges.Count);
        using var other = await OpenAsync(s_start).Soon();
        other.Sent();
        Offer(ImsEventType.Normal, 0x8018);
        Assert.Equal(0x8018, (await other.ResultAsync(Rig.Token).Soon()).Result);
    }

    [Fact]
    public async Task A_command_that_was_never_sent_leaves_no_debt()
    {
        (await OpenAsync(s_start)).Dispose();
        Assert.Equal(0, _exchanges.Count);
    }

    [Fact]
    public async Task A_lost_connection_fails_everybody_and_says_what_may_have_happened()
    {
        using var exchange = await OpenAsync(s_start);
        exchange.Sent();
        _exchanges.FailAll(isAction => new TelephonyException(TelephonyErrorKind.Unavailable, "gone") { MayHaveTakenEffect = isAction, RecommendedAction = "look" });
        Assert.True((await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => exchange.ResultAsync(Rig.Token))).MayHaveTakenEffect);
    }

    Task<ImsExchange> OpenAsync(ImsExpectation expectation) => _exchanges.OpenAsync("test", expectation, s_long, Rig.Token);

    void Offer(ImsEventType type, int result = 0, string dn2 = "") => _exchanges.Offer(new ImsEvent(1, ImsService.ClickCall, type, result, "", dn2, ""));
}
