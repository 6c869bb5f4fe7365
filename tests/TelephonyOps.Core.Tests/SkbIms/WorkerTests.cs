using System.Diagnostics;
using System.Globalization;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;
using TelephonyOps.Providers.SkbIms;

namespace TelephonyOps.Core.Tests.SkbIms;

/// <summary>The one thread and its queue (quirk 40).</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task Quirk40_ten_thousand_waiting_events_are_drained_in_order()
    {
        await using var rig = await SkbRig.StartAsync();
        await using var events = await rig.Session.SubscribeAsync(EventFilter.All, Rig.Token);
        for (var n = 0; n < 10_000; n++) rig.Library.Raise(ImsService.RecvSms, ImsEventType.Normal, dn1: "0212345678", dn2: "0212345679", info: n.ToString(CultureInfo.InvariantCulture));
        long last = 0;
        for (var n = 0; n < 10_000; n++)
        {
            var item = await events.NextAsync();
            Assert.Equal((TelEventType.MessageReceived, n.ToString(CultureInfo.InvariantCulture)), (item.Type, item.Text));
            Assert.True(last == 0 || item.Sequence == last + 1);
            last = item.Sequence;
        }
        Assert.Equal(0, rig.Library.Waiting);
    }

    [Fact]
    public async Task Quirk40_a_command_has_its_turn_while_events_pour_in()
    {
        await using var rig = await SkbRig.StartAsync();
        using var stop = new CancellationTokenSource();
        var pouring = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                if (rig.Library.Waiting < 1_000) rig.Library.Raise(ImsService.Cid, ImsEventType.Normal, dn1: "1", dn2: "2");
                else Thread.Yield();
            }
        }, Rig.Token);
        await rig.Session.ProbeAsync(Rig.Token).Soon();
        await stop.CancelAsync();
        await pouring.Soon();
    }

    [Fact]
    public async Task Quirk40_every_call_and_the_polling_are_one_thread()
    {
        await using var rig = await SkbRig.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => rig.Session.ProbeAsync(Rig.Token), Rig.Token))).Soon();
        await rig.Session.DisposeAsync();
        Assert.Equal(1, rig.Library.Threads);
        Assert.True(rig.Library.IsDisposed);
    }

    [Fact]
    public async Task The_tick_grows_on_a_quiet_line()
    {
        using var library = new ScriptedIms();
        await using var worker = new ImsWorker(() => library, _ => { });
        await worker.StartPollingAsync(Rig.Token);
        await Eventually.HoldsAsync(() => worker.Polls > 8);
        var watch = Stopwatch.StartNew();
        var before = worker.Polls;
        await Task.Delay(1_000, Rig.Token);
        var polls = worker.Polls - before;
        Assert.True(polls <= 20 * watch.Elapsed.TotalSeconds, $"{polls} in {watch.Elapsed}");
        await Eventually.HoldsAsync(() => worker.Polls > before);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_its_turn_is_never_made()
    {
        using var library = new ScriptedIms();
        await using var worker = new ImsWorker(() => library, _ => { });
        using var release = new ManualResetEventSlim();
        var first = worker.InvokeAsync(_ =>
        {
            release.Wait(TimeSpan.FromSeconds(10), CancellationToken.None);
            return 0;
        }, Rig.Token);
        using var cancel = new CancellationTokenSource();
        var second = worker.InvokeAsync(ims => ims.Close(), cancel.Token);
        await cancel.CancelAsync();
        release.Set();
        await first.Soon();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.Soon());
        Assert.Equal(0, library.Count("IMS_Close"));
    }

    [Fact]
    public async Task A_call_that_throws_is_its_callers_error_and_the_thread_lives()
    {
        using var library = new ScriptedIms();
        await using var worker = new ImsWorker(() => library, _ => { });
        await Assert.ThrowsAsync<InvalidOperationException>(() => worker.InvokeAsync<int>(_ => throw new InvalidOperationException(), Rig.Token).Soon());
        Assert.Equal(0, await worker.InvokeAsync(ims => ims.Close(), Rig.Token).Soon());
    }
}
