using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>The token is renewed as long as the session is open (3.2.2; quirk 43).</summary>
public sealed class KeepAliveTests
{
    [Fact]
    public async Task A_session_idle_for_three_time_outs_is_alive_with_and_without_a_stream()
    {
        var time = new ManualTime();
        await using var rig = await Rig.StartAsync("Ipecs", IpecsRig.Options(("session-seconds", "120")) with { Time = time, SimulatorTime = time });
        var login = rig.State().Session("rest");
        await IdleAsync(rig, timers: 1);
        Assert.Same(login, rig.State().Session("rest"));
        await using (await rig.WatchAsync(IpecsRig.Bob)) await IdleAsync(rig, timers: 2);
        await rig.Session.ProbeAsync(Rig.Token);
        Assert.Equal(1, rig.Done("login"));
        Assert.Same(login, rig.State().Session("rest"));
    }

    /// <summary>
    /// Six minutes of the one clock that client and switch have, in steps that are shorter than a request may take. It is not turned before the
    /// keep-alive waits by it again (and the switch's watch of its socket): its pause would begin at the wrong time.
    /// </summary>
    static async Task IdleAsync(Rig rig, int timers)
    {
        for (var step = 0; step < 36; step++)
        {
            await Eventually.HoldsAsync(() => rig.Time.GetUtcNow() - rig.Session.LastActivity < TimeSpan.FromSeconds(48) && rig.Time.Waiting == timers);
            rig.Time.Advance(TimeSpan.FromSeconds(10));
        }
        await Eventually.HoldsAsync(() => rig.Time.GetUtcNow() - rig.Session.LastActivity < TimeSpan.FromSeconds(48));
    }
}
