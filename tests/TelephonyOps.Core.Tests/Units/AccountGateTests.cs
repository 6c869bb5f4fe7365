using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Units;

public sealed class AccountGateTests
{
    static readonly TimeSpan s_three = TimeSpan.FromSeconds(3);
    readonly ManualTime _time = new();

    [Fact]
    public async Task One_at_a_time_in_the_order_of_asking()
    {
        var gate = new AccountGate(_time);
        var first = await EnterAsync(gate, GateLane.Request);
        var waiting = Enumerable.Range(0, 5).Select(_ => EnterAsync(gate, GateLane.Request).AsTask()).ToList();
        Assert.All(waiting, task => Assert.False(task.IsCompleted));
        var turn = first;
        foreach (var next in waiting)
        {
            turn.Dispose();
            turn = await next.Soon();
        }
        turn.Dispose();
        (await EnterAsync(gate, GateLane.Request)).Dispose();
    }

    [Fact]
    public async Task Leaving_twice_lets_only_one_in()
    {
        var gate = new AccountGate(_time);
        var first = await EnterAsync(gate, GateLane.Request);
        first.Dispose();
        first.Dispose();
        var second = await EnterAsync(gate, GateLane.Request);
        Assert.False(EnterAsync(gate, GateLane.Request).AsTask().IsCompleted);
        second.Dispose();
    }

    [Fact]
    public async Task A_download_waits_after_the_end_of_the_last_and_a_request_does_not()
    {
        var gate = new AccountGate(_time);
        var download = await EnterAsync(gate, GateLane.Download);
        _time.Advance(TimeSpan.FromSeconds(60));
        download.Dispose();
        (await EnterAsync(gate, GateLane.Request).Soon()).Dispose();

        var told = new List<TimeSpan>();
        var next = gate.EnterAsync(GateLane.Download, s_three, told.Add, Rig.Token).AsTask();
        Assert.Equal([s_three], told);
        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        (await next.Soon()).Dispose();
    }

    [Fact]
    public async Task A_pause_is_never_cut_short_to_whole_milliseconds()
    {
        var gate = new AccountGate(_time);
        (await EnterAsync(gate, GateLane.Request)).Dispose();
        (await gate.EnterAsync(GateLane.Download, TimeSpan.FromMilliseconds(1000.4), null, Rig.Token)).Dispose();
        var next = EnterAsync(gate, GateLane.Download).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(1000));
        Assert.Equal(1, _time.Waiting);
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        (await next.Soon()).Dispose();
    }

    [Fact]
    public async Task A_rest_holds_every_lane_back_and_a_shorter_one_does_not_end_it()
    {
        var gate = new AccountGate(_time);
        gate.Rest(TimeSpan.FromSeconds(20));
        gate.Rest(TimeSpan.FromSeconds(5));
        var request = EnterAsync(gate, GateLane.Request).AsTask();
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(request.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await request.Soon()).Dispose();
    }

    [Fact]
    public async Task A_rest_longer_than_a_command_should_wait_is_an_error_and_frees_the_turn()
    {
        var gate = new AccountGate(_time);
        gate.Rest(TimeSpan.FromMinutes(10));
        var error = await Fails.WithAsync(TelephonyErrorKind.Throttled, () => EnterAsync(gate, GateLane.Request).AsTask());
        Assert.Equal(TimeSpan.FromMinutes(10), error.RetryAfter);
        Assert.True(error.IsTransient);
        _time.Advance(TimeSpan.FromMinutes(10));
        (await EnterAsync(gate, GateLane.Request).Soon()).Dispose();
    }

    [Fact]
    public async Task Giving_up_in_the_queue_or_in_the_pause_leaves_the_gate_usable()
    {
        var gate = new AccountGate(_time);
        var turn = await EnterAsync(gate, GateLane.Download);
        using var inQueue = new CancellationTokenSource();
        var queued = gate.EnterAsync(GateLane.Request, s_three, null, inQueue.Token).AsTask();
        await inQueue.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued.Soon());

        turn.Dispose();
        using var inPause = new CancellationTokenSource();
        var pausing = gate.EnterAsync(GateLane.Download, s_three, null, inPause.Token).AsTask();
        Assert.Equal(1, _time.Waiting);
        await inPause.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pausing.Soon());
        Assert.Equal(0, _time.Waiting);
        (await EnterAsync(gate, GateLane.Request).Soon()).Dispose();
    }

    [Fact]
    public void One_gate_an_account_for_the_whole_process()
    {
        var key = Guid.NewGuid().ToString();
        Assert.Same(AccountGate.For(key, _time), AccountGate.For(key, _time));
        Assert.NotSame(AccountGate.For(key, _time), AccountGate.For(key, TimeProvider.System));
        Assert.NotSame(AccountGate.For(key, _time), AccountGate.For(key + "x", _time));
    }

    static ValueTask<IDisposable> EnterAsync(AccountGate gate, GateLane lane) => gate.EnterAsync(lane, s_three, null, Rig.Token);
}
