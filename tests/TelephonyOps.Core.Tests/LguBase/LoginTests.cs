using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>What a refused log-in means (4.6; quirk 29).</summary>
public sealed class LoginTests
{
    const int Rounds = 20;

    [Theory]
    [InlineData("-1", "NotFound", TelephonyErrorKind.Authentication, false)]
    [InlineData("-2", "PasswdErr", TelephonyErrorKind.Authentication, false)]
    [InlineData("-3", "AlreadyLogin", TelephonyErrorKind.Conflict, true)]
    [InlineData("-9", "ServerBusy", TelephonyErrorKind.Authentication, true)]
    public async Task A_refusal_says_whether_it_may_pass(string status, string words, TelephonyErrorKind kind, bool isTransient)
    {
        await using var rig = await Rig.StartUnconnectedAsync(LguBaseRig.Provider, LguBaseRig.Options());
        rig.Simulator.Faults.Add(new Fault { Operation = "LOGIN", Kind = FaultKind.Code, Code = status, Message = words });
        var error = await Fails.WithAsync(kind, () => rig.ConnectAsync());
        Assert.Equal((status, isTransient), (error.VendorCode, error.IsTransient));
        Assert.Equal(1, rig.Asked("LOGIN"));
    }

    [Fact]
    public async Task A_line_that_a_dead_connection_still_holds_is_logged_in_as_soon_as_it_is_free()
    {
        await using var rig = await LguBaseRig.StartAsync();
        await using var events = await rig.SubscribeAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "LOGIN", Kind = FaultKind.Code, Code = "-3", Message = "AlreadyLogin", Count = 3 });
        await rig.Simulator.ActAsync("drop", new { line = rig.Session.Account }, Rig.Token);
        while ((await events.NextAsync()).Type != TelEventType.SessionRestored)
        {
        }
        Assert.Equal((SessionState.Connected, 5), (rig.Session.State, rig.Asked("LOGIN")));
    }

    [Fact]
    public async Task A_read_in_the_very_moment_of_a_cut_waits_for_the_way_back()
    {
        await using var rig = await LguBaseRig.StartAsync();
        for (var round = 0; round < Rounds; round++)
        {
            await rig.Simulator.ActAsync("drop", new { line = rig.Session.Account }, Rig.Token);
            await rig.Session.ProbeAsync(Rig.Token).Soon();
        }
    }

    [Fact]
    public async Task Who_hears_that_the_session_is_back_can_send_at_once()
    {
        await using var rig = await LguBaseRig.StartAsync();
        await using var events = await rig.SubscribeAsync();
        for (var round = 0; round < Rounds; round++)
        {
            await rig.Simulator.ActAsync("drop", new { line = rig.Session.Account }, Rig.Token);
            while ((await events.NextAsync()).Type != TelEventType.SessionRestored)
            {
            }
            Assert.Equal(ActionOutcome.Accepted, (await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = [LguOperation.Number], Text = "back" }, Rig.Token).SingleAsync(Rig.Token).Soon()).Outcome);
        }
    }

    [Fact]
    public async Task G10_a_password_that_is_refused_on_the_way_back_ends_the_attempts()
    {
        await using var rig = await LguBaseRig.StartAsync();
        await using var events = await rig.SubscribeAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "LOGIN", Kind = FaultKind.Code, Code = "-2", Message = "PasswdErr", Count = -1 });
        await rig.Simulator.ActAsync("drop", new { line = rig.Session.Account }, Rig.Token);
        await Fails.WithAsync(TelephonyErrorKind.Authentication, async () =>
        {
            while (true) await events.NextAsync();
        });
        Assert.Equal(2, rig.Asked("LOGIN"));

        // Whoever comes later waits for nothing either.
        Assert.Equal(SessionState.Disconnected, rig.Session.State);
        await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.SubscribeAsync());
    }
}
