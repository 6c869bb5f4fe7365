using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>G2: an action is sent at most once; what became of it is said honestly.</summary>
public sealed class G02NoBlindRepeatTests
{
    [Theory]
    [MemberData(nameof(CentrexOperation.Actions), MemberType = typeof(CentrexOperation))]
    public async Task G2_a_lost_answer_is_not_repeated_and_may_have_taken_effect(string name)
    {
        var operation = CentrexOperation.Of(name);
        await using var rig = await CentrexRig.StartSmallAsync();
        await operation.ArrangeAsync(rig);
        var before = rig.Done(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.DropAfter });

        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));

        Assert.True(error.MayHaveTakenEffect);
        Assert.False(error.IsTransient);
        Assert.Equal(1, rig.Done(name) - before);

        // The line goes on, and nothing comes late.
        await rig.Session.ProbeAsync(Rig.Token);
        Assert.Equal(1, rig.Asked(name) - before);
    }

    [Theory]
    [MemberData(nameof(CentrexOperation.Actions), MemberType = typeof(CentrexOperation))]
    public async Task G2_a_connection_that_breaks_before_the_answer_is_not_tried_again(string name)
    {
        var operation = CentrexOperation.Of(name);
        await using var rig = await CentrexRig.StartSmallAsync();
        await operation.ArrangeAsync(rig);
        var asked = rig.Asked(name);
        var done = rig.Done(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.DropBefore });

        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));

        // The client cannot know that nothing was done.
        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal((1, 0), (rig.Asked(name) - asked, rig.Done(name) - done));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task G2_a_server_error_to_an_action_may_have_taken_effect(int status)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "clickdial", Kind = FaultKind.Status, Status = status, Commit = true });
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => CentrexOperation.Of("clickdial").RunAsync(rig, Rig.Token));
        Assert.True(error.MayHaveTakenEffect);
        Assert.False(error.IsTransient);
        Assert.Equal(1, rig.Asked("clickdial"));
    }

    [Fact]
    public async Task G2_an_unreadable_answer_to_an_action_is_a_protocol_error_that_may_have_taken_effect()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "smssend", Kind = FaultKind.Garbage });
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, () => CentrexOperation.Of("smssend").RunAsync(rig, Rig.Token));
        Assert.True(error.MayHaveTakenEffect);
        Assert.Contains("mysql_connect", error.VendorText);
        Assert.Equal(1, rig.Done("smssend"));
        Assert.Single(rig.Line().Sent);
    }

    [Fact]
    public async Task G2_a_throttled_action_is_surely_not_done_and_is_not_repeated()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "clickdial", Kind = FaultKind.Status, Status = 429, RetryAfter = 7 });
        var error = await Fails.WithAsync(TelephonyErrorKind.Throttled, () => CentrexOperation.Of("clickdial").RunAsync(rig, Rig.Token));
        Assert.False(error.MayHaveTakenEffect);
        Assert.True(error.IsTransient);
        Assert.Equal(TimeSpan.FromSeconds(7), error.RetryAfter);
        Assert.Equal(1, rig.Asked("clickdial"));
    }

    [Fact]
    public async Task G2_a_closed_port_has_surely_had_no_effect()
    {
        var rig = await CentrexRig.StartSmallAsync();
        await using var session = await rig.ConnectAsync();
        await rig.DisposeAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => session.Require<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, Rig.Token));
        Assert.False(error.MayHaveTakenEffect);
    }

    [Fact]
    public async Task G2_an_action_always_carries_a_body_so_that_the_runtime_does_not_repeat_it()
    {
        // Quirk of .NET: a POST without a body is sent again when a kept-alive connection breaks.
        await using var rig = await CentrexRig.StartSmallAsync();
        for (var round = 0; round < 5; round++)
        {
            await rig.Session.ProbeAsync(Rig.Token);
            rig.Simulator.Faults.Add(new Fault { Operation = "clickdial", Kind = FaultKind.DropBefore });
            await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => CentrexOperation.Of("clickdial").RunAsync(rig, Rig.Token));
        }
        Assert.Equal(5, rig.Asked("clickdial"));
        Assert.All(rig.Simulator.Journal.Of("clickdial"), entry => Assert.NotEmpty(entry.Body));
    }
}
