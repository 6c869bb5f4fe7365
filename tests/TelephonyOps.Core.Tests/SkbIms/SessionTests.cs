using System.Diagnostics;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;
using TelephonyOps.Providers;
using TelephonyOps.Providers.SkbIms;

namespace TelephonyOps.Core.Tests.SkbIms;

/// <summary>A session's life: open, lose the host, come back, close.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_session_initialises_logs_in_and_leaves_in_order()
    {
        await using var rig = await SkbRig.StartAsync();
        Assert.Equal((SessionState.Connected, "1.0.0.3", "kim"), (rig.Session.State, rig.Session.ApiVersion, rig.Session.Account));
        await rig.Session.DisposeAsync();
        Assert.Equal(["IMS_Init", "IMS_Login", "IMS_GetVersion", "IMS_Logout", "IMS_Close"], rig.Library.Invocations.Select(call => call.Function));
        Assert.Equal([SkbRig.AppKey], rig.Library.Invocations[0].Texts);
        Assert.Equal(["kim", Canary.Password], rig.Library.Invocations[1].Texts);
    }

    [Fact]
    public async Task Quirk40_a_second_session_is_refused_and_the_place_is_free_again_after_the_first()
    {
        await using var rig = await SkbRig.StartAsync();
        var first = rig.Session;
        var error = await Fails.WithAsync(TelephonyErrorKind.Conflict, () => rig.ConnectAsync());
        Assert.Contains("kim", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, rig.Library.Count("IMS_Init"));
        await first.DisposeAsync();
        await rig.ConnectAsync();
        await rig.Session.ProbeAsync(Rig.Token).Soon();
    }

    [Fact]
    public async Task Quirk40_a_library_that_hangs_after_a_refused_login_has_its_place_until_it_comes_back_and_no_longer()
    {
        using var hangs = new ManualResetEventSlim();
        await using var rig = SkbRig.Prepare();
        rig.Library.Refuse("IMS_Login", 0x8019);
        rig.Library.On("IMS_Close", _ => { hangs.Wait(Eventually.Limit * 4, CancellationToken.None); });
        var refused = rig.ConnectAsync();
        await Eventually.HoldsAsync(() => rig.Library.Count("IMS_Close") == 1);
        await PassAsync(rig.Time, refused);
        await Fails.WithAsync(TelephonyErrorKind.Authentication, () => refused);

        rig.Library.On("IMS_Login", _ => rig.Library.Raise(ImsService.Normal, ImsEventType.Login).Raise(ImsService.GetServiceInfo, ImsEventType.Normal));
        var conflict = await Fails.WithAsync(TelephonyErrorKind.Conflict, () => rig.ConnectAsync());
        Assert.Contains("has not come back", conflict.Message, StringComparison.Ordinal);
        Assert.True(conflict.IsTransient);
        Assert.Equal(1, rig.Library.Count("IMS_Init"));

        hangs.Set();
        await ConnectWhenFreeAsync(rig);
        await rig.Session.ProbeAsync(Rig.Token).Soon();
    }

    [Fact]
    public async Task Quirk40_a_library_that_is_slow_to_load_has_its_place_until_that_is_over()
    {
        using var hangs = new ManualResetEventSlim();
        var loads = 0;
        using var library = new ScriptedIms();
        using var registration = ImsLibraries.Register("slow-to-load", () =>
        {
            if (Interlocked.Increment(ref loads) > 1) return library;
            hangs.Wait(Eventually.Limit * 4, CancellationToken.None);
            throw new TelephonyException(TelephonyErrorKind.NotFound, "not there");
        });
        await using var rig = SkbRig.Prepare();
        using var cancel = new CancellationTokenSource();
        var slow = ProviderRegistry.ConnectAsync("SkbIms", rig.Options(options => options with { Server = "managed:slow-to-load" }), cancel.Token);
        await Eventually.HoldsAsync(() => Volatile.Read(ref loads) == 1);
        await cancel.CancelAsync();
        await PassAsync(rig.Time, slow);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        await Fails.WithAsync(TelephonyErrorKind.Conflict, () => rig.ConnectAsync(options => options with { Server = "managed:slow-to-load" }));
        hangs.Set();
        await ConnectWhenFreeAsync(rig, "managed:slow-to-load");
    }

    [Theory]
    [InlineData("IMS_Init", 0x801B, TelephonyErrorKind.Authentication)]
    [InlineData("IMS_Init", 0x8010, TelephonyErrorKind.Unavailable)]
    [InlineData("IMS_Login", 0x8007, TelephonyErrorKind.Conflict)]
    [InlineData("IMS_Login", 0x0819, TelephonyErrorKind.Authentication)]
    public async Task G6_a_refusal_tells_no_secret_and_leaves_nothing(string function, int code, TelephonyErrorKind kind)
    {
        await using var rig = SkbRig.Prepare();
        rig.Library.Refuse(function, code);
        var error = await Fails.WithAsync(kind, () => rig.ConnectAsync());
        Canary.AssertAbsent(error.ToString(), SkbRig.AppKey);
        Assert.True(rig.Library.IsDisposed);
        rig.Library.On(function, _ => rig.Library.Raise(ImsService.Normal, function == "IMS_Init" ? ImsEventType.Connected : ImsEventType.Login).Raise(ImsService.GetServiceInfo, ImsEventType.Normal));
        await rig.ConnectAsync();
    }

    [Fact]
    public async Task A_login_that_the_host_refuses_in_its_event_fails_with_its_code()
    {
        await using var rig = SkbRig.Prepare();
        rig.Library.On("IMS_Login", _ => rig.Library.Raise(ImsService.Normal, ImsEventType.Login, 0x802B));
        Assert.Equal("0x802B", (await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.ConnectAsync())).VendorCode);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_unavailable()
    {
        await using var rig = SkbRig.Prepare();
        rig.Library.On("IMS_Init", _ => rig.Library.Raise(ImsService.Normal, ImsEventType.ConnectionFail, 0x8011));
        Assert.Equal("0x8011", (await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => rig.ConnectAsync())).VendorCode);
    }

    [Fact]
    public async Task Without_a_login_a_user_is_registered_and_a_password_set()
    {
        await using var rig = await SkbRig.StartAsync(options => options with { NoLogin = true });
        rig.Library.On("IMS_AuthSms", _ => rig.Library.Raise(ImsService.Normal, ImsEventType.AuthSms));
        rig.Library.On("IMS_CreateUser", _ => rig.Library.Raise(ImsService.Normal, ImsEventType.CreateUser));
        rig.Library.On("IMS_ChgPasswd", _ => rig.Library.Raise(ImsService.Normal, ImsEventType.ChgPasswd, 0x082C));
        var registration = rig.Need<IUserRegistration>();
        await registration.RequestRegistrationAsync("02-1234-5678", RegistrationVia.Sms, null, Rig.Token).Soon();
        var request = new RegistrationRequest { UserId = "lee", Password = new Secret("Abcd-1234"), Number = "0212345678", AuthNumber = "123456" };
        Assert.Equal(("lee", "0212345678"), await registration.RegisterUserAsync(request, Rig.Token).Soon() is { } user ? (user.Id, user.Number) : default);
        Assert.Equal("0x802C", (await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => registration.SetPasswordAsync(request, Rig.Token))).VendorCode);
        Assert.Equal(["lee", "Abcd-1234", "0212345678", "123456"], rig.Library.Invocations.Single(call => call.Function == "IMS_CreateUser").Texts);
        Assert.Equal(0, rig.Library.Count("IMS_Login"));
    }

    [Theory]
    [InlineData("Ab-1234")]
    [InlineData("Abcdefg1")]
    [InlineData("Abcdefg-")]
    [InlineData("1234567-")]
    [InlineData("가Abc-1234")]
    public void Quirk41_a_weak_password_is_refused_before_the_call(string password)
        => Canary.AssertAbsent(Fails.With(TelephonyErrorKind.InvalidArgument, () => SkbImsLimits.Password(new Secret(password))).ToString(), password);

    [Fact]
    public async Task Quirk42_a_lost_host_fails_what_waits_and_the_session_comes_back_with_a_declared_gap()
    {
        await using var rig = await SkbRig.StartAsync();
        await using var events = await rig.Session.SubscribeAsync(EventFilter.All, Rig.Token);
        rig.Library.On("IMS_ClickCall_Start", _ => rig.Library.Raise(ImsService.Normal, ImsEventType.Disconnected, 0x8002));
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => rig.Need<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, Rig.Token));
        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal(1, rig.Library.Count("IMS_ClickCall_Start"));

        Assert.Equal(TelEventType.SessionLost, (await events.NextAsync()).Type);
        StreamGapEvent? gap = null;
        while (gap is null) gap = await events.NextAsync() as StreamGapEvent;
        Assert.True(gap.Until >= gap.From);
        Assert.Equal(TelEventType.SessionRestored, (await events.NextAsync()).Type);
        Assert.Equal(SessionState.Connected, rig.Session.State);
        await rig.Session.ProbeAsync(Rig.Token).Soon();
    }

    [Fact]
    public async Task Quirk42_a_call_that_comes_right_behind_the_new_login_is_one_call_to_its_end()
    {
        const string caller = "01012345678";
        const string own = "0212345678";
        var services = TimeSpan.FromSeconds(5);
        await using var rig = await SkbRig.StartAsync();
        var asked = rig.Time.Asked.Count(pause => pause == services);
        await using var events = await rig.Session.SubscribeAsync(EventFilter.All, Rig.Token);
        rig.Library.On("IMS_Login", _ => rig.Library.Raise(ImsService.Normal, ImsEventType.Login).Raise(ImsService.Cid, ImsEventType.Normal, 0, caller, own));
        rig.Library.Raise(ImsService.Normal, ImsEventType.Disconnected);
        var ringing = await NextAsync(TelEventType.Ringing);

        // The library stays silent about the services, and only then is the session back.
        await Eventually.HoldsAsync(() => rig.Time.Asked.Count(pause => pause == services) > asked);
        rig.Time.Advance(services);
        await NextAsync(TelEventType.SessionRestored);
        Assert.Equal(CallState.Ringing, rig.Session.Calls.Find(ringing.CallId!)!.State);
        rig.Library.Raise(ImsService.TermcallStartNoti, ImsEventType.Normal, 0, caller, own);
        Assert.Equal(ringing.CallId, (await NextAsync(TelEventType.Connected)).CallId);

        async Task<TelEvent> NextAsync(TelEventType type)
        {
            while (true)
            {
                if (await events.NextAsync() is var item && item.Type == type) return item;
            }
        }
    }

    [Fact]
    public async Task Quirk42_three_refusals_in_a_row_bring_a_new_login()
    {
        await using var rig = await SkbRig.StartAsync();
        rig.Library.Refuse("IMS_SetRest", 0x080B);
        for (var n = 0; n < 3; n++)
        {
            Assert.Equal(1, rig.Library.Count("IMS_Init"));
            await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.Need<IAbsence>().SetAbsenceAsync(true, null, Rig.Token));
        }
        await Eventually.HoldsAsync(() => rig.Library.Count("IMS_Login") == 2);
        await rig.Session.ProbeAsync(Rig.Token).Soon();
    }

    [Fact]
    public async Task Quirk42_a_host_that_went_silent_is_noticed()
    {
        var (interval, timeout) = (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(8));
        await using var rig = await SkbRig.StartAsync(options => options with { HeartbeatInterval = interval, Timeout = timeout });
        await using var events = await rig.Session.SubscribeAsync(EventFilter.All, Rig.Token);
        rig.Library.On("IMS_QrySubDnList", _ => 0);
        await Eventually.HoldsAsync(() => rig.Time.Asked.Contains(interval));
        rig.Time.Advance(interval);

        // It is asked once more, when the first answer has had half of that time to come late.
        await Eventually.HoldsAsync(() => rig.Library.Count("IMS_QrySubDnList") == 1);
        rig.Time.Advance(timeout);
        await Eventually.HoldsAsync(() => rig.Time.Asked.Contains(timeout / 2));
        rig.Time.Advance(timeout / 2);
        await Eventually.HoldsAsync(() => rig.Library.Count("IMS_QrySubDnList") == 2);
        Assert.Equal(1, rig.Library.Count("IMS_Init"));
        rig.Time.Advance(timeout);
        Assert.Equal(TelEventType.SessionLost, (await events.NextAsync()).Type);
        while ((await events.NextAsync()).Type != TelEventType.SessionRestored)
        {
        }
        Assert.Equal(2, rig.Library.Count("IMS_Init"));
    }

    [Fact]
    public async Task G10_a_password_that_is_refused_on_the_way_back_ends_the_attempts_and_is_told_to_everybody()
    {
        await using var rig = await SkbRig.StartAsync();
        await using var events = await rig.Session.SubscribeAsync(EventFilter.All, Rig.Token);
        rig.Library.Refuse("IMS_Login", 0x8019);
        rig.Library.Raise(ImsService.Normal, ImsEventType.Disconnected);
        await Fails.WithAsync(TelephonyErrorKind.Authentication, async () =>
        {
            while (true) await events.NextAsync();
        });
        await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.Session.SubscribeAsync(EventFilter.All, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.Need<IAbsence>().GetAbsenceAsync(Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.Session.ProbeAsync(Rig.Token));
        Assert.Equal((SessionState.Disconnected, 2), (rig.Session.State, rig.Library.Count("IMS_Login")));
    }

    [Fact]
    public async Task Quirk42_the_way_back_is_tried_until_it_is_open()
    {
        await using var rig = await SkbRig.StartAsync();
        var attempts = 0;
        rig.Library.On("IMS_Init", _ =>
        {
            if (Interlocked.Increment(ref attempts) < 3) return 0x8010;
            rig.Library.Raise(ImsService.Normal, ImsEventType.Connected);
            return 0;
        });
        rig.Library.Raise(ImsService.Normal, ImsEventType.Disconnected);
        await Eventually.HoldsAsync(() => Volatile.Read(ref attempts) == 3 && rig.Session.State == SessionState.Connected);
    }

    [Fact]
    public async Task A_read_whose_answer_was_lost_is_asked_once_more_and_an_action_is_not()
    {
        var timeout = TimeSpan.FromSeconds(8);
        await using var rig = await SkbRig.StartAsync(options => options with { Timeout = timeout });
        rig.Library.On("IMS_QryMonDnList", _ =>
        {
            if (rig.Library.Count("IMS_QryMonDnList") == 2) rig.Library.Raise(ImsService.Normal, ImsEventType.MonDnQry, info: "0212345679");
        });
        var reading = rig.Need<IMonitoring>().ListMonitorsAsync(null, Rig.Token).ToListAsync(Rig.Token).AsTask();
        await Eventually.HoldsAsync(() => rig.Library.Count("IMS_QryMonDnList") == 1);
        rig.Time.Advance(timeout);

        // The second attempt gives the first one's late result half of that time.
        await Eventually.HoldsAsync(() => rig.Time.Asked.Contains(timeout / 2));
        rig.Time.Advance(timeout / 2);
        Assert.Equal(["0212345679"], (await reading.Soon()).Select(monitor => monitor.Device));

        rig.Library.On("IMS_CallPickup_Start", _ => 0);
        var picking = rig.Need<ICallPickup>().PickupAsync(new PickupRequest(), Rig.Token);
        await Eventually.HoldsAsync(() => rig.Library.Count("IMS_CallPickup_Start") == 1);
        rig.Time.Advance(timeout);
        var error = await Fails.WithAsync(TelephonyErrorKind.Timeout, () => picking);
        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal((2, 1), (rig.Library.Count("IMS_QryMonDnList"), rig.Library.Count("IMS_CallPickup_Start")));
    }

    [Fact]
    public async Task Options_that_the_library_has_not_got_are_refused()
    {
        await using var rig = SkbRig.Prepare();
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.ConnectAsync(options => options with { AppKey = null }));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.ConnectAsync(options => options with { SkipCertificateCheck = true }));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.ConnectAsync(options => options with { Account = "" }));
        await Fails.WithAsync(TelephonyErrorKind.NotFound, () => rig.ConnectAsync(options => options with { Server = "managed:nobody" }));
        Assert.Empty(rig.Library.Invocations);
    }

    /// <summary>Turns the clock until the task has ended.</summary>
    static Task PassAsync(ManualTime time, Task task) => Eventually.HoldsAsync(() =>
    {
        time.Advance(TimeSpan.FromSeconds(1));
        return task.IsCompleted;
    });

    static async Task ConnectWhenFreeAsync(SkbRig rig, string? path = null)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                await rig.ConnectAsync(options => options with { Server = path ?? options.Server });
                return;
            }
            catch (TelephonyException error) when (error.Kind == TelephonyErrorKind.Conflict && waited.Elapsed < Eventually.Limit)
            {
                await Task.Yield();
            }
        }
    }
}
