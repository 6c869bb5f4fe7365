using System.Globalization;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;
using TelephonyOps.Providers.SkbIms;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.SkbIms;
using ProviderRegistry = TelephonyOps.Providers.ProviderRegistry;

namespace TelephonyOps.Core.Tests.SkbIms;

/// <summary>The client over a real shared library, compiled from C for this run: bytes and structures as the vendor's would get them.</summary>
public sealed class NativeLibraryTests(ITestOutputHelper output) : IAsyncLifetime
{
    SimulatorHandle _simulator = null!;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _simulator = await SimulatorHost.StartAsync("SkbIms", null, Token);
        output.WriteLine($"library: {_simulator.Server}");
        Assert.SkipWhen(_simulator.Server.StartsWith("managed:", StringComparison.Ordinal), "no C compiler (cc, gcc or clang) was found: there is no shared library to load");
    }

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task A_session_logs_in_and_reads_the_version_and_the_absence_out_of_packed_structures()
    {
        await using (var session = await ConnectAsync())
        {
            Assert.Equal((SessionState.Connected, "1.1.0"), (session.State, session.ApiVersion));
            var absence = session.Require<IAbsence>();
            Assert.False((await absence.GetAbsenceAsync(Token)).Enabled);
            await absence.SetAbsenceAsync(true, null, Token);
            Assert.True(_simulator.Get<SkbImsState>().User("user1").IsResting);
            Assert.True((await absence.GetAbsenceAsync(Token)).Enabled);
        }
        Assert.Equal((1, 1), (_simulator.Counters.Received["IMS_Logout"], _simulator.Counters.Received["IMS_Close"]));
        Assert.Empty(_simulator.Violations.All);
    }

    [Fact]
    public async Task Quirk34_text_of_every_length_goes_out_and_comes_back_in_CP949()
    {
        await using var session = await ConnectAsync();
        await using var events = await session.SubscribeAsync(new EventFilter([TelEventType.MessageReceived]), Token);
        await using var received = events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        var messaging = session.Require<IMessaging>();
        var own = _simulator.Get<SkbImsState>().User("user1").Number;
        foreach (var text in Enumerable.Range(1, SkbImsLimits.SmsBytes).SelectMany(Texts))
        {
            var result = await messaging.SendMessageAsync(new MessageRequest { To = [own], Text = text, Type = MessageType.Sms }, Token).SingleAsync(Token);
            Assert.True(await received.MoveNextAsync().AsTask().Soon());
            Assert.Equal((text, text), (_simulator.Get<SkbImsState>().Sent.Items[^1].Text, received.Current.Text));
            Assert.Equal(Cp949.CountBytes(text), result.ByteCount);
        }
        Assert.Empty(_simulator.Violations.All);
    }

    [Fact]
    public async Task Quirk40_ten_thousand_queued_events_are_drained_in_order()
    {
        const int count = 10_000;
        await using var session = await ConnectAsync();
        await using var events = await session.SubscribeAsync(new EventFilter([TelEventType.Ringing]), Token);
        await _simulator.ActAsync("burst", new { count }, Token);
        var from = new List<string?>();
        await foreach (var item in events.ReadAllAsync(Token).Take(count)) from.Add(item.From);
        Assert.Equal(Enumerable.Range(1, count).Select(serial => serial.ToString("D10", CultureInfo.InvariantCulture)), from);
        Assert.Equal(0, _simulator.Get<SkbImsState>().EventsMissed);
    }

    [Fact]
    public async Task Quirk40_a_second_session_of_the_process_is_refused_before_the_library_hears_of_it()
    {
        await using (var first = await ConnectAsync())
        {
            var error = await Fails.WithAsync(TelephonyErrorKind.Conflict, () => ConnectAsync(1));
            Assert.Contains("user1", error.Message, StringComparison.Ordinal);
            Assert.Equal(1, _simulator.Counters.Handled["IMS_Init"]);
            await first.ProbeAsync(Token);
        }
        await using var next = await ConnectAsync(1);
        Assert.Equal("user2", next.Account);
    }

    // Two-byte characters alone, or with one letter before or behind where the length is odd; and letters alone.
    static IEnumerable<string> Texts(int bytes)
    {
        yield return new string('a', bytes);
        var pairs = new string('힝', bytes / 2);
        if (bytes % 2 == 0)
        {
            yield return pairs;
            yield return $"뷁{pairs[1..]}";
        }
        else if (bytes > 1)
        {
            yield return $"a{pairs}";
            yield return $"{pairs}z";
        }
    }

    Task<TelephonySession> ConnectAsync(int account = 0)
    {
        var options = new ConnectOptions
        {
            Server = _simulator.Server,
            Account = _simulator.Accounts[account].Id,
            Password = new Secret(_simulator.Accounts[account].Password),
            AppKey = new Secret(_simulator.Knobs.Text("app-key")),

            // It stands: the process has one place for the library, and a log-out that is slow for once must not be left before the place is free.
            Time = new ManualTime(),
        };
        return ProviderRegistry.ConnectAsync("SkbIms", options, Token).Soon();
    }
}
