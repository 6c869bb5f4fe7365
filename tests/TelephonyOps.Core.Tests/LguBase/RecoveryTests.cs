using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>A link that falls silent is found out, and comes back (G10; quirk 33).</summary>
public sealed class RecoveryTests
{
    static readonly TimeSpan s_beat = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task G10_a_server_that_leaves_a_heart_beat_unanswered_is_given_up_at_the_next()
    {
        await using var rig = await Rig.StartUnconnectedAsync(LguBaseRig.Provider, LguBaseRig.Options());
        await using var link = new LinkRelay(rig.Simulator.ServerUri);
        await using var session = await rig.ConnectAsync(0, options => options with { Server = link.Address.Authority });
        await using var events = await session.Events.SubscribeAsync(EventFilter.All, Rig.Token);

        // One that is answered: from now on silence says something. The probe goes the same way behind it, and is answered after it.
        rig.Time.Advance(s_beat);
        await Eventually.HoldsAsync(() => rig.Done("HEARTBEAT") == 1);
        await session.ProbeAsync(Rig.Token).Soon();

        link.Break(Cut.Silent);
        rig.Time.Advance(s_beat);
        await Eventually.HoldsAsync(() => link.Held == 1);
        Assert.Equal(SessionState.Connected, session.State);

        rig.Time.Advance(s_beat);
        await UntilAsync(events, TelEventType.SessionLost);

        link.Mend();
        await UntilAsync(events, TelEventType.SessionRestored);
        await session.ProbeAsync(Rig.Token).Soon();
    }

    static async Task UntilAsync(EventSubscription events, TelEventType type)
    {
        while ((await events.NextAsync()).Type != type)
        {
        }
    }
}
