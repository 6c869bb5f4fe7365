using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>The token is renewed as long as the session is open (3.2.2; quirk 43).</summary>
public sealed class KeepAliveTests
{
    [Fact]
    public async Task A_session_idle_for_three_time_outs_is_alive_with_and_without_a_stream()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync(("session-seconds", "2"));
        var login = rig.State().Session("rest");
        await Task.Delay(TimeSpan.FromSeconds(6.5), Rig.Token);
        Assert.Same(login, rig.State().Session("rest"));
        await using (await rig.WatchAsync(IpecsRig.Bob)) await Task.Delay(TimeSpan.FromSeconds(6.5), Rig.Token);
        await rig.Session.ProbeAsync(Rig.Token);
        Assert.Equal(1, rig.Done("login"));
        Assert.Same(login, rig.State().Session("rest"));
    }
}
