using System.Net;
using System.Net.Sockets;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>G2: an action is sent at most once; what became of it is said honestly. What holds for each action stands with the tests of every operation.</summary>
public sealed class G02NoBlindRepeatTests
{
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

        // Bound again, and deaf: nobody else gets the port meanwhile.
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, rig.Simulator.ServerUri.Port));
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => session.Require<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, Rig.Token));
        Assert.False(error.MayHaveTakenEffect);
    }
}
