using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>G6: a planted password shows nowhere: not in the trace, an error, a result, a ToString.</summary>
public sealed class G06SecretTests
{
    [Fact]
    public async Task G6_a_planted_password_reaches_the_vendor_as_its_hash_and_shows_nowhere_else()
    {
        await using var rig = await CentrexRig.StartSmallAsync(("password", Canary.Password));
        rig.Listen();
        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(Canary.Password))), rig.Simulator.Journal.Of("userinfo")[0].Fields["pass"]);
        Canary.AssertAbsentIn(await rig.Need<IUserInfo>().GetUserAsync(Rig.Token));
        foreach (var line in rig.Trace.All) Canary.AssertAbsent(line);
        Canary.AssertAbsentIn(rig.Session);
        Canary.AssertAbsent(JsonSerializer.Serialize(rig.Session.Options.Password));
    }

    [Fact]
    public async Task G6_connecting_and_failing_to_connect_do_not_show_it()
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options(("password", "another")));
        rig.Listen();
        foreach (var change in new Func<ConnectOptions, ConnectOptions>[]
        {
            options => options,
            options => options with { CertificateThumbprint = null },
            options => options with { Account = "07099999999" },
            options => options with { Server = "no-such-host.invalid" },
        })
        {
            Canary.AssertAbsentIn(await Assert.ThrowsAsync<TelephonyException>(() => rig.ConnectAsync(change: options => change(options) with { Password = new Secret(Canary.Password) })));
        }
        Assert.NotEmpty(rig.Trace.All);
        foreach (var line in rig.Trace.All) Canary.AssertAbsent(line);
    }

    [Fact]
    public async Task G6_the_text_of_a_message_and_the_secret_path_of_a_hook_are_not_traced()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Listen();
        await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = ["01012345678"], Text = "한 문장 인증번호 4711" }, Rig.Token).ToListAsync(Rig.Token);
        await using (await rig.SubscribeAsync())
        {
            var path = rig.Line().Hook(Simulator.Providers.Centrex.HookKind.Ring)!.Url;
            Assert.DoesNotContain(rig.Trace.All, line => line.Contains("4711", StringComparison.Ordinal) || line.Contains(path, StringComparison.Ordinal) || line.Contains(path.Split('/')[1], StringComparison.Ordinal));
        }
        Assert.Contains(rig.Trace.Requests, line => line.Contains("smssend id=07012340001 destnumber=01012345678 -> HTTP 200", StringComparison.Ordinal));
    }

    [Fact]
    public void G6_a_secret_shows_itself_only_when_asked()
    {
        var secret = new Secret(Canary.Password);
        Assert.Equal("***", secret.ToString());
        Assert.Equal("***", $"{secret}");
        Assert.Equal(Canary.Password, secret.Reveal());
        Canary.AssertAbsentIn(new ConnectOptions { Account = "1", Password = secret, AppKey = secret });
        Canary.AssertAbsent(new ConnectOptions { Account = "1", Password = secret, AppKey = secret }.ToString());
    }
}
