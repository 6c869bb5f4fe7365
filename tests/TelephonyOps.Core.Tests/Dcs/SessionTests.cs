using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;
using ProviderRegistry = TelephonyOps.Providers.ProviderRegistry;

namespace TelephonyOps.Core.Tests.Dcs;

public sealed class SessionTests
{
    const int HardId = 4;

    [Fact]
    public async Task Connecting_probes_the_account_and_fills_the_session()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        Assert.Equal(SessionState.Connected, rig.Session.State);
        Assert.Equal(("4007", "4007", "Dcs"), (rig.Session.Account, rig.Session.Device, rig.Session.Provider));
        Assert.Equal(1, rig.Done("userinfo"));
        Assert.DoesNotContain(nameof(IEventSource)[1..], rig.Session.Capabilities);
    }

    [Fact]
    public async Task Quirk12_an_ID_of_any_characters_works_for_every_kind_of_request()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        await using var session = await rig.ConnectAsync(HardId);
        Assert.Equal(("40+07 #가/7", "4011"), (session.Account, session.Device));

        var call = await session.Require<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, Rig.Token);
        await session.Require<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, Rig.Token);
        await session.Require<IMessaging>().SendMessageAsync(new MessageRequest { To = ["01012345678"], Text = "가" }, Rig.Token).ToListAsync(Rig.Token);
        Assert.NotEmpty(await session.Require<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), Rig.Token).ToListAsync(Rig.Token));
        Assert.NotEmpty(await session.Require<IContacts>().ListContactsAsync(new ListRequest(), Rig.Token).ToListAsync(Rig.Token));
        var recordings = await session.Require<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token);
        await using (var content = await session.Require<IRecordingDownload>().OpenRecordingAsync(recordings[0].FileName, Rig.Token))
        {
            Assert.Equal(2000, content.Length);
        }
        await session.Require<IForwarding>().ClearForwardAsync(new ForwardRequest { Device = "40+07 #가/7" }, Rig.Token).Soon();
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.ConnectAsync(0, options => options with { Password = new Secret("wrong") }));
        Assert.Equal(("1004", "Dcs"), (error.VendorCode, error.Provider));
        Assert.Equal(2, rig.Asked("userinfo"));
    }

    [Fact]
    public async Task An_unknown_ID_and_an_account_without_permission_say_what_they_are()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        var unknown = await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.ConnectAsync(0, options => options with { Account = "9999" }));
        Assert.Equal("1003", unknown.VendorCode);
        var barred = await Fails.WithAsync(TelephonyErrorKind.Permission, () => rig.ConnectAsync(3));
        Assert.Equal("2002", barred.VendorCode);
    }

    [Fact]
    public async Task Quirk12_the_port_is_10443_where_none_is_named()
    {
        var options = new ConnectOptions { Server = "127.0.0.1", Account = "4007", Password = new Secret("x"), Time = ManualTime.Skipping() };
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => ProviderRegistry.ConnectAsync("dcs", options, Rig.Token));
        Assert.Contains("127.0.0.1:10443", error.Message, StringComparison.Ordinal);
        Assert.False(error.MayHaveTakenEffect);
    }

    [Fact]
    public async Task An_option_of_another_vendor_is_refused()
    {
        var options = new ConnectOptions { Server = "127.0.0.1", Account = "4007", CallbackPort = 80 };
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => ProviderRegistry.ConnectAsync("Dcs", options, Rig.Token));
        Assert.Equal("CallbackPort", error.Target);
    }

    [Fact]
    public async Task What_the_vendor_has_not_names_who_has_it()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        var error = Fails.With(TelephonyErrorKind.NotSupported, () => rig.Need<IWebhooks>());
        Assert.True(error.IsCapabilityMissing);
        Assert.Contains("Centrex", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("userinfo", false)]
    [InlineData("clickdial", true)]
    public async Task A_Korean_text_where_JSON_is_due_is_a_protocol_error_with_the_text_kept(string operation, bool isAction)
    {
        await using var rig = await DcsRig.StartSmallAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = operation, Kind = FaultKind.Code, Code = "text", Message = "서비스 점검 중입니다." });
        var before = rig.Asked(operation);
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, () => DcsOperation.Of(operation).RunAsync(rig, Rig.Token));
        Assert.Equal("서비스 점검 중입니다.", error.VendorText);
        Assert.Equal(isAction, error.MayHaveTakenEffect);
        Assert.Equal(1, rig.Asked(operation) - before);
    }

    [Fact]
    public async Task A_Korean_text_in_the_old_charset_is_readable_too()
    {
        await using var script = await DcsScript.StartAsync();
        script.Server.On("userinfo", (context, _) => context.Response.Body.WriteAsync(Cp949.Strict.GetBytes("시스템 점검중")).AsTask());
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, () => script.Session.ProbeAsync(Rig.Token));
        Assert.Equal("시스템 점검중", error.VendorText);
    }
}
