using System.Net;
using System.Net.Sockets;
using System.Text;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Providers.Centrex;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>Rings and messages as events: the listener, the hooks at the vendor, and that nothing of them stays.</summary>
public sealed class EventTests
{
    [Fact]
    public async Task A_ring_and_a_message_become_events_in_order_with_every_property()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await using var events = await rig.SubscribeAsync();

        await rig.Simulator.ActAsync("ring", new { from = "01099998888", to = "07012340001" }, Rig.Token);
        var ring = await events.NextAsync();
        Assert.Equal((TelEventType.Ringing, "854", "01099998888", "07012340001", "ring"), (ring.Type, ring.Device, ring.From, ring.To, ring.RawType));
        Assert.Equal((rig.Session.Name, 1L, "1"), (ring.Session, ring.Sequence, (string)ring.Extra["kind"]!));
        Assert.Equal(TimeSpan.FromHours(9), ring.Time.Offset);
        Assert.Null(ring.Text);

        await rig.Simulator.ActAsync("sms", new { from = "01077776666", to = "07012340001", text = "ABC가나다!@# 1+1=2&3" }, Rig.Token);
        var message = await events.NextAsync();
        Assert.Equal((TelEventType.MessageReceived, "854", "01077776666", "ABC가나다!@# 1+1=2&3", 2L), (message.Type, message.Device, message.From, message.Text, message.Sequence));
        Assert.Contains("sender=01077776666", message.Raw, StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => rig.Simulator.Get<CentrexState>().HookCalls.Count == 2);
        Assert.All(rig.Simulator.Get<CentrexState>().HookCalls, call => Assert.Equal("HTTP/1.1 200 OK", call.Outcome));
    }

    [Fact]
    public async Task The_first_subscriber_starts_the_source_and_the_last_takes_hooks_and_listener_away()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var first = await rig.SubscribeAsync();
        var hook = rig.Line().Hook(HookKind.Ring)!;
        Assert.Equal(hook.Port, rig.Line().Hook(HookKind.Sms)!.Port);
        Assert.Matches("^/telephonyops-[0-9a-f]{32}/ring\\.html$", hook.Url);
        Assert.EndsWith("/sms.html", rig.Line().Hook(HookKind.Sms)!.Url, StringComparison.Ordinal);

        var second = await rig.SubscribeAsync(new EventFilter([TelEventType.MessageReceived]));
        Assert.Equal((1, 1), (rig.Done("setringcallback"), rig.Done("setsmscallback")));
        await rig.Simulator.ActAsync("ring", new { from = "01011112222", to = "854" }, Rig.Token);
        Assert.Equal(TelEventType.Ringing, (await first.NextAsync()).Type);
        await rig.Simulator.ActAsync("sms", new { from = "01011112222", to = "854", text = "hello" }, Rig.Token);
        Assert.Equal(TelEventType.MessageReceived, (await second.NextAsync()).Type);

        await first.DisposeAsync();
        Assert.NotNull(rig.Line().Hook(HookKind.Ring));
        await second.DisposeAsync();
        Assert.Null(rig.Line().Hook(HookKind.Ring));
        Assert.Null(rig.Line().Hook(HookKind.Sms));
        Assert.False(await IsListeningAsync(hook.Port, hook.Url));

        // Disposing twice is safe, and a later subscriber starts it anew under another secret.
        await first.DisposeAsync();
        await using var third = await rig.SubscribeAsync();
        Assert.NotEqual(hook.Url, rig.Line().Hook(HookKind.Ring)!.Url);
    }

    [Fact]
    public async Task Closing_the_session_takes_hooks_and_listener_away_and_ends_the_stream()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var events = await rig.SubscribeAsync();
        var hook = rig.Line().Hook(HookKind.Ring)!;
        var line = rig.Line();
        await rig.Session.DisposeAsync();
        Assert.Null(line.Hook(HookKind.Ring));
        Assert.Null(line.Hook(HookKind.Sms));
        Assert.False(await IsListeningAsync(hook.Port, hook.Url));
        Assert.False(await events.WaitAsync(Rig.Token).Soon());
        await events.DisposeAsync();
        await Eventually.HoldsAsync(() => rig.Simulator.Connections.Open == 0);
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => rig.SubscribeAsync());
        Assert.Contains("closed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/www/event.html?user=1")]
    [InlineData("http://customer.example/www/call.php")]
    [InlineData("event.html")]
    public async Task A_hook_that_was_there_before_is_announced_and_set_back_word_for_word(string url)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Listen();
        await rig.AskAsync("setringcallback", ("callbackurl", url), ("callbackhost", "127.0.0.1"), ("callbackport", "8099"));
        var before = rig.Line().Hook(HookKind.Ring)!;

        await using (await rig.SubscribeAsync()) Assert.NotEqual(url, rig.Line().Hook(HookKind.Ring)!.Url);

        var after = rig.Line().Hook(HookKind.Ring)!;
        Assert.Equal((before.Url, before.Host, before.Port), (after.Url, after.Host, after.Port));
        Assert.Null(rig.Line().Hook(HookKind.Sms));
        Assert.Contains(rig.Trace.Warnings, warning => warning.Contains("127.0.0.1:8099", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hook_that_an_ended_process_of_ours_left_is_not_set_back()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await rig.AskAsync("setringcallback", ("callbackurl", "/telephonyops-0123456789abcdef0123456789abcdef/ring.html"), ("callbackhost", "127.0.0.1"), ("callbackport", "8099"));
        await using (await rig.SubscribeAsync()) Assert.NotEqual(8099, rig.Line().Hook(HookKind.Ring)!.Port);
        Assert.Null(rig.Line().Hook(HookKind.Ring));
    }

    [Fact]
    public async Task When_the_second_hook_cannot_be_set_the_first_is_taken_back_and_the_listener_closed()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "setsmscallback", Kind = FaultKind.Code, Code = "2002" });
        await Fails.WithAsync(TelephonyErrorKind.Permission, () => rig.SubscribeAsync());
        Assert.Null(rig.Line().Hook(HookKind.Ring));
        Assert.Null(rig.Line().Hook(HookKind.Sms));
        Assert.Equal(0, rig.Session.Events.SubscriberCount);
        var sent = rig.Simulator.Journal.Of("setringcallback")[0].Fields;
        Assert.False(await IsListeningAsync(int.Parse(sent["callbackport"], System.Globalization.CultureInfo.InvariantCulture), sent["callbackurl"]));
        await using var events = await rig.SubscribeAsync();
        Assert.NotNull(rig.Line().Hook(HookKind.Sms));
    }

    [Fact]
    public async Task When_the_vendor_cannot_be_told_at_the_end_the_listener_closes_all_the_same_with_a_warning()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Listen();
        var events = await rig.SubscribeAsync();
        var hook = rig.Line().Hook(HookKind.Ring)!;
        rig.Simulator.Faults.Add(new Fault { Operation = "delringcallback", Kind = FaultKind.Code, Code = "9999", Count = -1 });
        await events.DisposeAsync();
        Assert.False(await IsListeningAsync(hook.Port, hook.Url));
        Assert.Contains(rig.Trace.Warnings, warning => warning.Contains("9999", StringComparison.Ordinal));
        Assert.Null(rig.Line().Hook(HookKind.Sms));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_and_nothing_is_registered()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var rig = await Rig.StartAsync("Centrex", CentrexRig.Options() with { Connect = options => options with { CallbackHost = IPAddress.Loopback, CallbackPort = port } });
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => rig.SubscribeAsync());
        Assert.Equal(port, error.Target);
        Assert.Equal(0, rig.Asked("setringcallback"));
    }

    [Fact]
    public async Task The_port_asked_for_is_the_port_registered()
    {
        var (rig, events, port) = await SubscribeAtFreePortAsync();
        await using var closing = rig;
        await using var leaving = events;
        var hook = rig.Line().Hook(HookKind.Ring)!;
        Assert.Equal(port, hook.Port);
        Assert.True(await IsListeningAsync(port, hook.Url));
    }

    /// <summary>A port that was free a moment ago may be another test's by now: then it is tried with the next.</summary>
    static async Task<(Rig Rig, EventSubscription Events, int Port)> SubscribeAtFreePortAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var rig = await Rig.StartAsync("Centrex", CentrexRig.Options() with { Connect = options => options with { CallbackHost = IPAddress.Loopback, CallbackPort = port } });
            try
            {
                return (rig, await rig.SubscribeAsync(), port);
            }
            catch (TelephonyException error) when (Equals(error.Target, port) && attempt < 5)
            {
                await rig.DisposeAsync();
            }
        }
    }

    static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    [Fact]
    public async Task G11_forged_call_backs_never_become_events()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await using var events = await rig.SubscribeAsync();
        var hook = rig.Line().Hook(HookKind.Ring)!;
        var folder = hook.Url[..(hook.Url.LastIndexOf('/') + 1)];
        const string query = "?sender=01066666666&receiver=07012340001&kind=1&inner_num=854&message=";
        string[] forged =
        [
            $"GET /ring.html{query} HTTP/1.1\r\n\r\n",
            $"GET /telephonyops-00000000000000000000000000000000/ring.html{query} HTTP/1.1\r\n\r\n",
            $"GET {folder[..^2]}{query} HTTP/1.1\r\n\r\n",
            $"GET {folder.ToUpperInvariant()}ring.html{query} HTTP/1.1\r\n\r\n",
            $"GET {folder}../ring.html{query} HTTP/1.1\r\n\r\n",
            $"GET {folder}other.html{query} HTTP/1.1\r\n\r\n",
            $"GET {folder}{query} HTTP/1.1\r\n\r\n",
            $"POST {folder}ring.html{query} HTTP/1.1\r\n\r\n",
            $"get {folder}ring.html{query} HTTP/1.1\r\n\r\n",
            $"GET {folder}ring.html{query}\r\n\r\n",
            $"GET /x?{folder}ring.html{query} HTTP/1.1\r\n\r\n",
            $"GET http://evil.example/x{folder}ring.html{query} HTTP/1.1\r\n\r\n",
            "\r\n\r\n",
            "GET  HTTP/1.1\r\n\r\n",
            $"GET {folder}ring.html?{new string('a', 20_000)} HTTP/1.1\r\n\r\n",
        ];
        foreach (var request in forged) Assert.DoesNotContain("200 OK", await SendAsync(hook.Port, request), StringComparison.Ordinal);

        Assert.Contains("200 OK", await SendAsync(hook.Port, $"GET {folder}ring.html?sender=01012345678 HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        var only = await events.NextAsync();
        Assert.Equal(("01012345678", 1L), (only.From, only.Sequence));
        Assert.False(events.TryRead(out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sender=")]
    [InlineData("receiver=07012340001&kind=1")]
    [InlineData("sender=010%ZZ")]
    [InlineData("sender=010%E")]
    [InlineData("sender=010&message=%FF%FE")]
    public async Task G11_a_call_back_that_cannot_be_read_is_a_malformed_event_with_the_raw_text(string query)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await using var events = await rig.SubscribeAsync();
        var hook = rig.Line().Hook(HookKind.Sms)!;
        await SendAsync(hook.Port, $"GET {hook.Url}?{query} HTTP/1.0\r\n\r\n");
        var item = await events.NextAsync();
        Assert.Equal((TelEventType.Malformed, query, "sms"), (item.Type, item.Raw, item.RawType));
    }

    [Fact]
    public async Task A_call_back_from_an_address_that_is_not_allowed_is_turned_away()
    {
        await using var rig = await Rig.StartAsync("Centrex", CentrexRig.Options() with { Connect = options => options with { CallbackSender = [IPAddress.Parse("192.0.2.7")] } });
        await using var events = await rig.SubscribeAsync();
        await rig.Simulator.ActAsync("ring", new { from = "01099998888", to = "854" }, Rig.Token);
        await Eventually.HoldsAsync(() => rig.Simulator.Get<CentrexState>().HookCalls.Count == 1);
        Assert.Contains("404", rig.Simulator.Get<CentrexState>().HookCalls[0].Outcome, StringComparison.Ordinal);
        Assert.False(events.TryRead(out _));
    }

    [Fact]
    public async Task G4_a_thousand_call_backs_come_in_the_order_in_which_they_were_made()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await using var events = await rig.SubscribeAsync();
        var hook = rig.Line().Hook(HookKind.Ring)!;
        const int Count = 1_000;
        for (var number = 0; number < Count; number++) await SendAsync(hook.Port, $"GET {hook.Url}?sender={number} HTTP/1.0\r\n\r\n");
        for (var number = 0; number < Count; number++)
        {
            var item = await events.NextAsync();
            Assert.Equal(($"{number}", number + 1L), (item.From, item.Sequence));
        }
    }

    /// <summary>One request by hand; what came back, empty when the connection was only closed.</summary>
    static async Task<string> SendAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Rig.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Rig.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            return await reader.ReadToEndAsync(Rig.Token).Soon();
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>
    /// Whether our listener serves its page there. That somebody can be reached says nothing: a port that is free again may be another test's
    /// by now, and who connects to a free one of the range that clients' own ports come from may even reach himself.
    /// </summary>
    static async Task<bool> IsListeningAsync(int port, string url)
    {
        try
        {
            return (await SendAsync(port, $"GET {url} HTTP/1.1\r\n\r\n")).StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
