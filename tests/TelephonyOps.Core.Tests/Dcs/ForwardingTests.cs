using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Dcs;

public sealed class ForwardingTests
{
    [Fact]
    public async Task Set_get_and_clear()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        var set = await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = "01012345678", Condition = ForwardCondition.Unconditional }, Rig.Token);
        Assert.Equal((true, "01012345678", ForwardCondition.Unconditional, "4007"), (set.Enabled, set.To, set.Condition, set.Device));
        Assert.Equal("01012345678", rig.Line().Forward);

        var rule = await rig.Need<IForwardingInfo>().GetForwardAsync(null, Rig.Token);
        Assert.Equal((true, "01012345678", ForwardCondition.Unconditional, "4007"), (rule.Enabled, rule.To, rule.Condition, rule.Device));
        Assert.Equal(("무조건 착신전환 : 01012345678", rig.Session.Name), (rule.Description, rule.Session));

        var cleared = await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest(), Rig.Token);
        Assert.False(cleared.Enabled);
        Assert.Null(rig.Line().Forward);
        Assert.False((await rig.Need<IForwardingInfo>().GetForwardAsync("4007", Rig.Token)).Enabled);
    }

    [Fact]
    public async Task Quirk14_a_server_that_wants_the_very_number_gets_it()
    {
        await using var rig = await DcsRig.StartSmallAsync(("noforward", "exact"));
        await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = "01012345678" }, Rig.Token);
        await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest(), Rig.Token);
        Assert.Null(rig.Line().Forward);

        await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = "01012345678" }, Rig.Token);
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest { To = "0212345678" }, Rig.Token));
        Assert.Equal("1002", error.VendorCode);
        Assert.Equal("01012345678", rig.Line().Forward);
    }

    [Fact]
    public async Task Quirk14_where_nothing_is_forwarded_the_own_extension_is_sent()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest(), Rig.Token);
        Assert.Equal("4007", Assert.Single(rig.Simulator.Journal.Of("noforward")).Fields["DSTNUM"]);
    }

    [Theory]
    [InlineData("{number}")]
    [InlineData("착신전환 설정 ({number})")]
    [InlineData("무조건 {number} 착신")]
    public async Task Quirk15_however_the_sentence_is_written_the_number_is_found(string text)
    {
        await using var rig = await DcsRig.StartSmallAsync(("forward-text", text));
        await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = "01012345678" }, Rig.Token);
        Assert.Equal("01012345678", (await rig.Need<IForwardingInfo>().GetForwardAsync(null, Rig.Token)).To);
        Assert.Equal("01012345678", (await rig.Need<IUserInfo>().GetUserAsync(Rig.Token)).Forward!.To);
    }
}
