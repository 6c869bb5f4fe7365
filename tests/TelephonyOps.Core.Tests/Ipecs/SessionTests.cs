using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>Log-in, keep-alive, log-out, TLS, and the accounts that there are (3.2, 5.4; quirks 43 and 53; G6).</summary>
public sealed class SessionTests
{
    const string Password = Canary.Password;

    [Fact]
    public async Task Logs_in_and_out_and_tells_what_it_learned()
    {
        await using var rig = await IpecsRig.StartAsync();
        Assert.Equal(("Ipecs", "rest", "1.0.0", SessionState.Connected), (rig.Session.Provider, rig.Session.Account, rig.Session.ApiVersion, rig.Session.State));
        Assert.Null(rig.Session.Device);
        Assert.NotNull(rig.State().Session("rest"));
        await rig.Session.ProbeAsync(Rig.Token);
        Assert.Equal((1, 1), (rig.Done("login"), rig.Done("checkconnection")));

        await rig.Session.DisposeAsync();

        Assert.Null(rig.State().Session("rest"));
        Assert.Equal(1, rig.Done("logout"));
        Assert.Equal(SessionState.Disconnected, rig.Session.State);
        await rig.Session.DisposeAsync();
        Assert.Equal(1, rig.Done("logout"));
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once()
    {
        await using var rig = await IpecsRig.StartUnconnectedAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.ConnectAsync(0, options => options with { Password = new Secret("wrong") }));
        Assert.Equal(("4", "rest"), (error.VendorCode, error.Target));
        Assert.Equal(1, rig.Asked("login"));
        Assert.Equal(0, rig.Asked("logout"));
    }

    [Theory]
    [InlineData(null, "rest")]
    [InlineData("127.0.0.1", "")]
    [InlineData("127.0.0.1", "re:st")]
    [InlineData("127.0.0.1", "../rest")]
    [InlineData("http://192.0.2.1:1024", "rest")]
    public async Task What_cannot_be_connected_is_refused_before_the_wire(string? server, string account)
        => await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => TelephonyOps.Providers.ProviderRegistry.ConnectAsync("Ipecs", new ConnectOptions { Server = server, Account = account }, Rig.Token));

    [Fact]
    public async Task An_option_of_another_vendor_is_refused()
    {
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => TelephonyOps.Providers.ProviderRegistry.ConnectAsync("Ipecs", new ConnectOptions { Server = "127.0.0.1", Account = "rest", SwpLogin = true }, Rig.Token));
        Assert.Equal("SwpLogin", error.Target);
    }

    [Fact]
    public async Task Quirk43_already_login_is_waited_for()
    {
        await using var rig = await IpecsRig.StartUnconnectedAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "login", Kind = FaultKind.Code, Code = "99", Message = "already login", Count = 3 });
        await using var session = await rig.ConnectAsync();
        Assert.Equal(4, rig.Asked("login"));
    }

    [Fact]
    public async Task Quirk43_an_account_that_stays_taken_is_a_conflict_that_says_how_to_end_it()
    {
        await using var rig = await IpecsRig.StartAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.Conflict, () => rig.ConnectAsync());
        Assert.True(error.IsTransient);
        Assert.Contains("Logged-on User List", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1 + 5, rig.Asked("login"));

        // The first session is none the worse for it.
        await rig.Session.ProbeAsync(Rig.Token);
    }

    [Fact]
    public async Task A_fourth_account_has_no_licence()
    {
        await using var rig = await IpecsRig.StartAsync();
        await using var second = await rig.ConnectAsync(1);
        await using var third = await rig.ConnectAsync(2);
        var error = await Fails.WithAsync(TelephonyErrorKind.Permission, () => rig.ConnectAsync(3));
        Assert.Equal("3", error.VendorCode);
    }

    [Theory]
    [InlineData("full", 1)]
    [InlineData("printed", 2)]
    [InlineData("both", 1)]
    public async Task Quirk43_checkconnection_is_found_under_either_address(string form, int asked)
    {
        await using var rig = await IpecsRig.StartAsync(("checkconnection", form));
        await rig.Session.ProbeAsync(Rig.Token);
        Assert.Equal(asked, rig.Asked("checkconnection"));
        await rig.Session.ProbeAsync(Rig.Token);
        Assert.Equal(asked + 1, rig.Asked("checkconnection"));
    }

    [Fact]
    public async Task Quirk43_a_dead_token_costs_one_log_in_however_many_requests_notice_it()
    {
        await using var rig = await IpecsRig.StartAsync();
        await rig.Simulator.ActAsync("expire", new { }, Rig.Token);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rig.Session.ProbeAsync(Rig.Token))).Soon();
        Assert.Equal(2, rig.Done("login"));
    }

    [Fact]
    public async Task Quirk43_an_action_with_a_dead_token_is_done_once()
    {
        await using var rig = await IpecsRig.StartAsync();
        await rig.Simulator.ActAsync("expire", new { }, Rig.Token);
        var call = await rig.DialAsync();
        Assert.Equal((2, 1), (rig.Asked("make"), rig.State().Calls.Count));
        Assert.Equal($"{rig.State().Calls[0].RefId}", call.Id);
    }

    [Fact]
    public async Task Quirk43_a_refusal_after_the_new_log_in_is_final()
    {
        await using var rig = await IpecsRig.StartAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "status", Kind = FaultKind.Status, Status = 401, Count = -1 });
        await rig.Simulator.ActAsync("expire", new { }, Rig.Token);
        await Fails.WithAsync(TelephonyErrorKind.Authentication, rig.Need<ICallStatus>().GetStatusAsync([IpecsRig.Alice], Rig.Token));
        Assert.Equal((2, 2), (rig.Asked("status"), rig.Done("login")));
    }

    [Fact]
    public async Task A_log_out_that_fails_is_told_and_the_session_closed()
    {
        await using var rig = await IpecsRig.StartUnconnectedAsync();
        var session = await rig.Listen().ConnectAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "logout", Kind = FaultKind.DropBefore });
        await session.DisposeAsync();
        Assert.Equal(SessionState.Disconnected, session.State);
        Assert.Contains(rig.Trace.Warnings, warning => warning.Contains("could not be logged out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_out_that_never_answers_does_not_hold_the_close_up()
    {
        await using var rig = await IpecsRig.StartRealTimeAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "logout", Kind = FaultKind.Hang });
        await rig.Session.DisposeAsync().AsTask().Soon();
        Assert.Equal((1, 0), (rig.Asked("logout"), rig.Done("logout")));
    }

    [Fact]
    public async Task Quirk53_a_certificate_of_its_own_is_pinned()
    {
        await using var rig = await IpecsRig.StartUnconnectedAsync();
        var wrong = await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.ConnectAsync(0, options => options with { CertificateThumbprint = new string('A', 64) }));
        Assert.Contains(rig.Simulator.Thumbprint!, wrong.Message, StringComparison.OrdinalIgnoreCase);
        await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.ConnectAsync(0, options => options with { CertificateThumbprint = null }));
        Assert.Equal(0, rig.Asked("login"));
        await using var session = await rig.ConnectAsync(0, options => options with { CertificateThumbprint = null, SkipCertificateCheck = true });
        await using var events = await session.Events.SubscribeAsync(TelephonyOps.Events.EventFilter.All, Rig.Token);
    }

    [Fact]
    public async Task A_station_dials_by_click_and_has_nothing_else_but_its_records()
    {
        await using var rig = await IpecsRig.StartStationAsync();
        Assert.Equal(("1000", "1000"), (rig.Session.Account, rig.Session.Device));
        var call = await rig.Need<IDialing>().DialAsync(new DialRequest { To = "1001" }, Rig.Token);
        Assert.Equal((CallState.Dialing, CallOutcome.Accepted, "1000", "1001"), (call.State, call.Outcome, call.From, call.To));
        Assert.Equal((1, 0), (rig.Done("clickcall"), rig.Asked("make")));
        var record = rig.Simulator.Journal.Of("clickcall")[0];
        Assert.Equal(("1000", "1001"), (record.Fields["From"], record.Fields["To"]));

        await foreach (var row in rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), Rig.Token)) Assert.Equal("1000", row.Device);
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.SubscribeAsync());
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IDialing>().DialAsync(new DialRequest { To = "1001", Device = "1002" }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<ICallHistoryRemoval>().RemoveCallsAsync(new CallHistoryRequest { Number = "1" }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Domain = true }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, rig.Need<IDevices>().ListDevicesAsync([], new ListRequest(), Rig.Token));
        await rig.Session.ProbeAsync(Rig.Token);
    }

    [Fact]
    public async Task A_raw_command_goes_out_as_it_is_named()
    {
        await using var rig = await IpecsRig.StartAsync();
        var raw = rig.Need<IRawCommands>();
        var status = await raw.InvokeCommandAsync("GET call/status", new Dictionary<string, string> { ["deviceNumber"] = IpecsRig.Alice }, Rig.Token);
        Assert.Contains("idle", status.Raw, StringComparison.Ordinal);
        var made = await raw.InvokeCommandAsync("call/make", new Dictionary<string, string> { ["deviceNumber"] = IpecsRig.Alice, ["calledDN"] = IpecsRig.Bob, ["transactionID"] = "7" }, Rig.Token);
        Assert.Equal(7L, Assert.IsType<Dictionary<string, object?>>(made.Data)["transactionID"]);
        await raw.InvokeCommandAsync("POST call/monitor", new Dictionary<string, string> { ["deviceNumber"] = "1001, 1002" }, Rig.Token);
        Assert.Equal(["1001", "1002"], rig.State().Session("rest")!.Monitored);
        foreach (var bad in new[] { "call/../../login", "PUT call/make", "call/make?x=1", "", "call/make\r\nX: y" })
        {
            await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => raw.InvokeCommandAsync(bad, new Dictionary<string, string>(), Rig.Token));
        }
        var unknown = await Fails.WithAsync(TelephonyErrorKind.NotFound, () => raw.InvokeCommandAsync("call/nothing", new Dictionary<string, string>(), Rig.Token));
        Assert.False(unknown.MayHaveTakenEffect);
    }

    [Fact]
    public async Task G6_neither_password_nor_token_nor_room_password_shows_anywhere()
    {
        await using var rig = await IpecsRig.StartUnconnectedAsync(("password", Password));
        rig.Listen();
        var shown = new List<object?>();
        var session = await rig.ConnectAsync();
        var token = rig.State().Session("rest")!.Token;
        shown.Add(session);
        shown.Add(session.Options);
        var rooms = session.Require<IConferenceRooms>();
        shown.Add(await rooms.OpenConferenceRoomAsync(new ConferenceRoomRequest { Room = "1", Device = IpecsRig.Alice, Password = new Secret(Password) }, Rig.Token));
        shown.Add(await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rooms.CloseConferenceRoomAsync(new ConferenceRoomRequest { Room = "1", Device = IpecsRig.Alice, Password = new Secret("x" + Password) }, Rig.Token)));
        foreach (var fault in new[] { FaultKind.Truncate, FaultKind.Garbage, FaultKind.DropAfter, FaultKind.Status })
        {
            rig.Simulator.Faults.Add(new Fault { Operation = "login", Kind = fault, Count = -1 });
            shown.Add((await Record.ExceptionAsync(() => rig.ConnectAsync(1)))!);
            rig.Simulator.Faults.Clear();
        }
        await using (var events = await session.Events.SubscribeAsync(TelephonyOps.Events.EventFilter.All, Rig.Token))
        {
            await rig.Simulator.ActAsync("acd-all", new { }, Rig.Token);
            for (var i = 0; i < 10; i++) shown.Add(await events.NextAsync());
        }
        await session.DisposeAsync();

        var secrets = Canary.FormsOf(token, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("rest:" + Password)));
        foreach (var item in shown) Canary.AssertAbsentIn(item, secrets);
        foreach (var line in rig.Trace.All) Canary.AssertAbsent(line, secrets);
        Assert.NotEmpty(rig.Trace.Requests);
    }
}
