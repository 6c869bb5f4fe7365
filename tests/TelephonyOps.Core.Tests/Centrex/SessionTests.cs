using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Centrex;

public sealed class SessionTests
{
    [Fact]
    public async Task Connecting_probes_the_account_and_fills_the_session()
    {
        await using var rig = await Rig.StartAsync("Centrex");
        Assert.Equal(SessionState.Connected, rig.Session.State);
        Assert.Equal("854", rig.Session.Device);
        Assert.Equal("07012340001", rig.Session.Account);
        Assert.Equal(1, rig.Done("userinfo"));
        Assert.Equal(TimeSpan.FromHours(9), rig.Session.ConnectedAt.Offset);
    }
}
