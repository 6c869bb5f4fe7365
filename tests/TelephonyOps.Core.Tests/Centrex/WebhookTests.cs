using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Providers.Centrex;

namespace TelephonyOps.Core.Tests.Centrex;

public sealed class WebhookTests
{
    [Theory]
    [InlineData(WebhookKind.Ring, HookKind.Ring)]
    [InlineData(WebhookKind.Sms, HookKind.Sms)]
    public async Task Set_get_and_remove(WebhookKind kind, HookKind atServer)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var hooks = rig.Need<IWebhooks>();
        Assert.Null(await hooks.GetWebhookAsync(kind, Rig.Token));

        var set = await hooks.SetWebhookAsync(new WebhookRequest { Kind = kind, Uri = new Uri("http://127.0.0.1:8123/www/call.html?user=%ED%99%8D") }, Rig.Token);
        Assert.Equal((kind, "127.0.0.1", 8123, "/www/call.html?user=%ED%99%8D"), (set.Kind, set.Host, set.Port, set.Path));
        Assert.Equal(8123, rig.Line().Hook(atServer)!.Port);
        Assert.Null(rig.Line().Hook(atServer == HookKind.Ring ? HookKind.Sms : HookKind.Ring));

        var read = await hooks.GetWebhookAsync(kind, Rig.Token);
        Assert.Equal((kind, "127.0.0.1", 8123, "/www/call.html?user=%ED%99%8D"), (read!.Kind, read.Host, read.Port, read.Path));
        Assert.Null(read.ValidUntil);
        Assert.Equal(TimeSpan.FromHours(9), read.RegisteredAt!.Value.Offset);
        Assert.Equal(read.RegisteredAt, read.ValidFrom);

        Assert.True(await hooks.RemoveWebhookAsync(kind, Rig.Token));
        Assert.Null(rig.Line().Hook(atServer));
        Assert.False(await hooks.RemoveWebhookAsync(kind, Rig.Token));
        Assert.Null(await hooks.GetWebhookAsync(kind, Rig.Token));
    }

    [Theory]
    [InlineData("https://127.0.0.1/www/call.html")]
    [InlineData("http://example.net/www/call.html")]
    [InlineData("http://[::1]/www/call.html")]
    [InlineData("http://127.0.0.1/www/call")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.0.0.1/www/call.")]
    [InlineData("ftp://127.0.0.1/call.html")]
    public async Task A_hook_that_the_vendor_cannot_call_is_refused_before_the_wire(string uri)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IWebhooks>().SetWebhookAsync(new WebhookRequest { Uri = new Uri(uri) }, Rig.Token));
        Assert.Equal(new Uri(uri), error.Target);
        Assert.Equal(0, rig.Asked("setringcallback"));
    }

    [Fact]
    public async Task A_caret_cannot_break_the_vendors_list_of_fields()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await rig.Need<IWebhooks>().SetWebhookAsync(new WebhookRequest { Uri = new Uri("http://127.0.0.1:8123/www/call.html?a=1^2") }, Rig.Token);
        var hook = await rig.Need<IWebhooks>().GetWebhookAsync(WebhookKind.Ring, Rig.Token);
        Assert.Equal(("/www/call.html?a=1%5E2", 8123), (hook!.Path, hook.Port));
    }
}
