using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Centrex;

public sealed class ForwardingTests
{
    [Fact]
    public async Task Set_read_back_and_clear()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var none = await rig.Need<IForwardingInfo>().GetForwardAsync(null, Rig.Token);
        Assert.Equal((false, null, null), (none.Enabled, none.Condition, none.To));

        var set = await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = "01055556666" }, Rig.Token);
        Assert.Equal((true, ForwardCondition.Unconditional, "01055556666"), (set.Enabled, set.Condition, set.To));
        Assert.Equal(1, rig.Done("setforward"));
        Assert.Equal("01055556666", rig.Line().Forward.Number);
        var read = await rig.Need<IForwardingInfo>().GetForwardAsync("854", Rig.Token);
        Assert.Equal((true, ForwardCondition.Unconditional, "01055556666", "매일외부무조건:01055556666"), (read.Enabled, read.Condition, read.To, read.Description));

        var cleared = await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest(), Rig.Token);
        Assert.Equal((false, null), (cleared.Enabled, cleared.To));
        Assert.Equal("N", rig.Line().Forward.Use);
        Assert.False((await rig.Need<IForwardingInfo>().GetForwardAsync(null, Rig.Token)).Enabled);
    }

    [Theory]
    [InlineData(ForwardCondition.Unconditional, "0")]
    [InlineData(ForwardCondition.NoAnswer, "1")]
    [InlineData(ForwardCondition.Busy, "2")]
    [InlineData(ForwardCondition.Simultaneous, "3")]
    [InlineData(ForwardCondition.BusyOrNoAnswer, "4")]
    public async Task Each_condition_goes_through_setforwardtype(ForwardCondition condition, string type)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var set = await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = "01055556666", Condition = condition }, Rig.Token);
        Assert.Equal(condition, set.Condition);
        Assert.Equal(type, rig.Line().Forward.Type);
        Assert.Equal((0, 1), (rig.Asked("setforward"), rig.Done("setforwardtype")));
        Assert.Equal(condition, (await rig.Need<IForwardingInfo>().GetForwardAsync(null, Rig.Token)).Condition);
    }

    [Fact]
    public async Task Voice_mail_is_enabled_without_condition_or_number()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await rig.Simulator.ActAsync("voicemail", new { account = rig.Session.Account }, Rig.Token);
        var rule = await rig.Need<IForwardingInfo>().GetForwardAsync(null, Rig.Token);
        Assert.Equal((true, null, null, "음성사서함"), (rule.Enabled, rule.Condition, rule.To, rule.Description));
    }

    [Fact]
    public async Task Bad_input_is_refused_before_the_wire()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest(), Rig.Token));
        Assert.Equal("-Condition", (await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = "010", Condition = ForwardCondition.DoNotDisturb }, Rig.Token))).Target);
        Assert.Equal("-Condition", (await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest { Condition = ForwardCondition.Busy }, Rig.Token))).Target);
        Assert.Equal(["userinfo"], rig.Simulator.Counters.Received.Keys);
    }
}
