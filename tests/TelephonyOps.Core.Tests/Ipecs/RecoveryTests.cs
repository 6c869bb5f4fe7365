using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>What takes its time: cuts of the network and links that fall silent (G10). A class of its own, beside which the others run.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData(Cut.Closed)]
    [InlineData(Cut.Silent)]
    [InlineData(Cut.Alert)]
    public async Task G10_after_a_cut_the_first_event_is_there_within_five_seconds_though_the_token_died(Cut cut)
    {
        // The token dies when the switch's clock is turned, and only then: a machine that stands still must not cost another log-in.
        var life = new ManualTime();
        await using var rig = await StartAsync(life);
        await rig.Session.DisposeAsync();
        await using var link = new LinkRelay(rig.Simulator.ServerUri);
        await using var session = await rig.ConnectAsync(0, options => options with { Server = link.Address.AbsoluteUri });
        await using var events = await session.Events.SubscribeAsync(new EventFilter(null, [IpecsRig.Bob]), Rig.Token);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 1 }, Rig.Token);
        await events.NextAsync("mwi");

        link.Break(cut);
        await events.NextAsync(TelEventType.SessionLost);
        Assert.Equal(SessionState.Reconnecting, session.State);
        life.Advance(TimeSpan.FromSeconds(7));
        await Task.Delay(TimeSpan.FromSeconds(8), Rig.Token);
        var logins = rig.Done("login");

        link.Mend();
        await using var watch = new Metronome();
        await events.NextAsync(TelEventType.SessionRestored);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Bob, @new = 2 }, Rig.Token);
        await events.NextAsync("mwi");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
        Assert.Equal(logins + 1, rig.Done("login"));
        Assert.Equal(SessionState.Connected, session.State);
    }

    [Fact]
    public async Task A_silent_link_is_found_by_its_missing_pongs()
    {
        // The simulator's process runs a .NET that lets the client send real pings.
        await using var rig = await StartAsync(new ManualTime());
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        await rig.Simulator.ActAsync("ws-stall", new { }, Rig.Token);
        await events.NextAsync(TelEventType.SessionLost);
        await events.NextAsync(TelEventType.SessionRestored);
        Assert.True(rig.State().Session("rest")!.Events.Sockets >= 2);
    }

    /// <summary>Real pauses, pings every two seconds, and a token whose six seconds are counted by a clock of their own.</summary>
    static Task<Rig> StartAsync(ManualTime life) => Rig.StartAsync("Ipecs", IpecsRig.Options(("session-seconds", "6")) with { Time = TimeProvider.System, SimulatorTime = life });
}
