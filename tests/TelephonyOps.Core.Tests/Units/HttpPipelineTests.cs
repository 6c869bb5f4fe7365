using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Units;

/// <summary>The one way to a vendor's HTTP server.</summary>
public sealed class HttpPipelineTests
{
    readonly ManualTime _time = ManualTime.Skipping();

    [Theory]
    [InlineData(RequestKind.Read, 500, 3)]
    [InlineData(RequestKind.Read, 503, 3)]
    [InlineData(RequestKind.Read, 408, 3)]
    [InlineData(RequestKind.Read, 429, 3)]
    [InlineData(RequestKind.Read, 400, 1)]
    [InlineData(RequestKind.Read, 401, 1)]
    [InlineData(RequestKind.Read, 403, 1)]
    [InlineData(RequestKind.Read, 404, 1)]
    [InlineData(RequestKind.Read, 302, 1)]
    [InlineData(RequestKind.IdempotentSet, 502, 3)]
    [InlineData(RequestKind.Action, 500, 1)]
    [InlineData(RequestKind.Action, 429, 1)]
    public async Task Only_what_may_be_repeated_and_may_succeed_later_is_tried_again(RequestKind kind, int status, int times)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("op", (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/other";
            return Task.CompletedTask;
        });
        using var http = Pipeline(server);
        await Assert.ThrowsAsync<TelephonyException>(() => SendAsync(http, kind));
        Assert.Equal(times, server.Count("op"));
        Assert.Equal(0, server.Count("other"));
    }

    [Theory]
    [InlineData(RequestKind.Read, 404, "address and port")]
    [InlineData(RequestKind.Read, 500, "Try again later")]
    [InlineData(RequestKind.Read, 504, "Try again later")]
    [InlineData(RequestKind.Read, 429, "Wait before")]
    [InlineData(RequestKind.Action, 429, "Wait before")]
    [InlineData(RequestKind.Action, 500, "before you repeat it")]
    public async Task What_to_do_next_goes_by_what_the_status_means(RequestKind kind, int status, string words)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("op", (context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var http = Pipeline(server);
        var error = await Assert.ThrowsAsync<TelephonyException>(() => SendAsync(http, kind));
        Assert.Contains(words, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_that_succeeds_at_the_second_attempt_is_a_success_and_the_retry_is_traced()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("op", (context, turn) =>
        {
            if (turn == 0) context.Response.StatusCode = 503;
            return context.Response.WriteAsync("fine");
        });
        using var http = Pipeline(server);
        var trace = new RecordingTrace();
        TelephonyOps.Diagnostics.TelephonyTrace.Use(trace);
        Assert.Equal("fine", await SendAsync(http, RequestKind.Read));
        Assert.Contains(trace.Details, line => line.StartsWith("Attempt 2", StringComparison.Ordinal));
        Assert.Equal(2, trace.Requests.Count);
    }

    [Fact]
    public async Task Pauses_grow_with_jitter()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("op", (context, _) =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });

        // A single late pause may be shorter than an early one: that is what jitter means. Over many requests they grow.
        const int Requests = 25;
        for (var request = 0; request < Requests; request++)
        {
            using var http = Pipeline(server, options => options with { Attempts = 5, Timeout = TimeSpan.FromMinutes(5) });
            await Assert.ThrowsAsync<TelephonyException>(() => SendAsync(http, RequestKind.Read));
        }
        var pauses = _time.Asked.Where(pause => pause < TimeSpan.FromMinutes(1)).ToList();
        Assert.Equal(Requests * 4, pauses.Count);
        Assert.True(pauses.Where((_, index) => index % 4 == 3).Sum(pause => pause.TotalSeconds) > pauses.Where((_, index) => index % 4 == 0).Sum(pause => pause.TotalSeconds));

        // Whole milliseconds agree now and then by chance.
        Assert.True(pauses.Distinct().Count() > Requests * 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Attempts_are_counted_in_all(int attempts)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("op", (context, _) =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        using var http = Pipeline(server, options => options with { Attempts = attempts });
        await Assert.ThrowsAsync<TelephonyException>(() => SendAsync(http, RequestKind.Read));
        Assert.Equal(attempts, server.Count("op"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_after_is_honoured_as_seconds_and_as_a_date(bool asDate)
    {
        await using var server = await ScriptedServer.StartAsync();
        var start = _time.GetUtcNow();
        server.On("op", (context, turn) =>
        {
            if (turn > 0) return context.Response.WriteAsync("fine");
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = asDate ? start.AddSeconds(12).ToString("R") : "12";
            return Task.CompletedTask;
        });
        using var http = Pipeline(server);
        Assert.Equal("fine", await SendAsync(http, RequestKind.Read));
        Assert.Contains(TimeSpan.FromSeconds(12), _time.Asked);
        Assert.True(_time.GetUtcNow() - start >= TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task A_server_that_is_down_is_left_alone_for_ten_seconds_and_then_asked_again()
    {
        await using var server = await ScriptedServer.StartAsync();
        var isDown = true;
        server.On("op", (context, _) =>
        {
            if (isDown) context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        using var http = Pipeline(server, options => options with { Attempts = 1 });
        for (var turn = 0; turn < 8; turn++) await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SendAsync(http, RequestKind.Read));

        foreach (var kind in new[] { RequestKind.Read, RequestKind.Action })
        {
            var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SendAsync(http, kind));
            Assert.True(error.IsTransient);
            Assert.False(error.MayHaveTakenEffect);
            Assert.Contains("held back", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal(8, server.Count("op"));

        isDown = false;
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("", await SendAsync(http, RequestKind.Read));
        Assert.Equal(9, server.Count("op"));
    }

    [Fact]
    public async Task What_the_vendor_refuses_does_not_open_the_circuit()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("op", (context, _) =>
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        });
        using var http = Pipeline(server);
        for (var turn = 0; turn < 20; turn++) await Fails.WithAsync(TelephonyErrorKind.Permission, () => SendAsync(http, RequestKind.Action));
        Assert.Equal(20, server.Count("op"));
    }

    [Fact]
    public async Task A_post_without_fields_still_has_a_body_and_arrives_once_when_the_kept_connection_breaks()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("warm", (context, _) => context.Response.WriteAsync("fine"));
        server.On("op", (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var http = Pipeline(server);
        for (var round = 0; round < 3; round++)
        {
            await SendAsync(http, RequestKind.Read, "warm");
            var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SendAsync(http, RequestKind.Action));
            Assert.True(error.MayHaveTakenEffect);
        }
        Assert.Equal(3, server.Count("op"));
        Assert.All(server.Of("op"), request => Assert.Equal(0, request.ContentLength));
    }

    [Fact]
    public async Task A_time_out_and_a_cancellation_do_not_look_alike()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("op", async (context, _) => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var http = Pipeline(server);
        using var cancel = new CancellationTokenSource();
        var cancelled = http.SendAsync(Request(RequestKind.Action), answer => answer.Text, cancel.Token);
        await Eventually.HoldsAsync(() => server.Count("op") == 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.Soon());

        var timedOut = http.SendAsync(Request(RequestKind.Action) with { Timeout = TimeSpan.FromSeconds(45) }, answer => answer.Text, Rig.Token);
        await Eventually.HoldsAsync(() => server.Count("op") == 2);
        _time.Advance(TimeSpan.FromSeconds(45));
        var error = await Fails.WithAsync(TelephonyErrorKind.Timeout, () => timedOut);
        Assert.True(error.MayHaveTakenEffect);
        Assert.Contains("45 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_ends_what_is_under_way_with_an_error_that_says_so()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("op", async (context, _) => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        var http = Pipeline(server);
        var action = SendAsync(http, RequestKind.Action);
        await Eventually.HoldsAsync(() => server.Count("op") == 1);
        http.Dispose();
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => action);
        Assert.Contains("closed", error.Message, StringComparison.Ordinal);
        Assert.True(error.MayHaveTakenEffect);
        Assert.False((await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SendAsync(http, RequestKind.Action))).MayHaveTakenEffect);
        Assert.Equal(1, server.Count("op"));
    }

    [Theory]
    [InlineData(RequestKind.Read)]
    [InlineData(RequestKind.Action)]
    public async Task G11_a_body_larger_than_allowed_is_a_protocol_error(RequestKind kind)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Answer("op", new string('x', 5000)).On("chunked", async (context, _) =>
        {
            for (var piece = 0; piece < 10; piece++)
            {
                await context.Response.WriteAsync(new string('x', 500));
                await context.Response.Body.FlushAsync();
            }
        });
        using var http = Pipeline(server, options => options with { MaxResponseBytes = 4096 });
        foreach (var operation in new[] { "op", "chunked" })
        {
            var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, () => SendAsync(http, kind, operation));
            Assert.Contains("4096", error.Message, StringComparison.Ordinal);
            Assert.Equal(kind == RequestKind.Action, error.MayHaveTakenEffect);
            Assert.Equal(1, server.Count(operation));
        }
        using var enough = Pipeline(server, options => options with { MaxResponseBytes = 5000 });
        Assert.Equal(5000, (await SendAsync(enough, kind)).Length);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/9.9 hello\r\n\r\n")]
    [InlineData("\0\0\0\0\0\0\0\0\r\n\r\n")]
    public async Task G11_what_is_no_http_is_a_protocol_error(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, answer);
        using var http = new HttpPipeline(Options(new Uri($"http://{listener.LocalEndpoint}/")));
        var error = await Assert.ThrowsAsync<TelephonyException>(() => SendAsync(http, RequestKind.Action).Soon());
        Assert.Equal(TelephonyErrorKind.Protocol, error.Kind);
        Assert.True(error.MayHaveTakenEffect);
        listener.Stop();
        await serving;
    }

    [Fact]
    public async Task A_port_that_nobody_has_is_unreachable_with_surely_no_effect()
    {
        // Bound, so that nobody else gets it, and deaf.
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)deaf.LocalEndPoint!).Port;
        using var http = new HttpPipeline(Options(new Uri($"https://127.0.0.1:{port}/")));
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SendAsync(http, RequestKind.Action));
        Assert.False(error.MayHaveTakenEffect);
        Assert.Equal($"127.0.0.1:{port}", error.Target);
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_in_time_is_unreachable_with_surely_no_effect()
    {
        // It accepts and never shakes hands: nothing of the request can have arrived.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var http = new HttpPipeline(Options(new Uri($"https://{listener.LocalEndpoint}/")) with { Time = new ManualTime(), Timeout = TimeSpan.FromMilliseconds(200) });
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SendAsync(http, RequestKind.Action));
        Assert.False(error.MayHaveTakenEffect);
    }

    [Fact]
    public async Task An_unknown_host_is_said_to_be_unknown()
    {
        using var http = new HttpPipeline(Options(new Uri("https://no-such-host.invalid/")));
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SendAsync(http, RequestKind.Action));
        Assert.Contains("no-such-host.invalid", error.Message, StringComparison.Ordinal);
        Assert.False(error.MayHaveTakenEffect);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task G6_the_trace_shows_the_fields_that_may_be_shown_and_the_path_that_may_be_shown()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Answer("op", "fine");
        using var http = Pipeline(server);
        var trace = new RecordingTrace();
        TelephonyOps.Diagnostics.TelephonyTrace.Use(trace);
        var request = new ApiRequest("op", RequestKind.Read, HttpMethod.Post, $"{Uri.EscapeDataString(Canary.Password)}/op")
        {
            ShownPath = "***/op",
            ShownFields = [new("id", "07012340001")],
            Content = () => new FormUrlEncodedContent([new("pass", Canary.Password)]),
        };
        await http.SendAsync(request, answer => answer.Text, Rig.Token);
        var line = Assert.Single(trace.All);
        Assert.Contains("POST ***/op id=07012340001 -> HTTP 200, 4 bytes", line, StringComparison.Ordinal);
        Canary.AssertAbsent(line);
        Canary.AssertAbsent(request.Operation);
    }

    HttpPipeline Pipeline(ScriptedServer server, Func<HttpPipelineOptions, HttpPipelineOptions>? change = null)
    {
        var options = Options(server.Address);
        return new HttpPipeline(change is null ? options : change(options));
    }

    HttpPipelineOptions Options(Uri address) => new() { Provider = "Test", BaseAddress = address, Tls = new TlsPolicy(null, false), Time = _time };

    static ApiRequest Request(RequestKind kind, string operation = "op") => new(operation, kind, HttpMethod.Post, operation);

    static Task<string> SendAsync(HttpPipeline http, RequestKind kind, string operation = "op")
        => http.SendAsync(Request(kind, operation), answer => answer.StatusError("Test") is { } error ? throw error : answer.Text, Rig.Token).Soon();

    static async Task ServeAsync(TcpListener listener, string answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(Rig.Token);
                var stream = client.GetStream();
                await stream.ReadAtLeastAsync(new byte[16], 16, throwOnEndOfStream: false, Rig.Token);
                await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), Rig.Token);
                client.Client.Shutdown(SocketShutdown.Send);
                await stream.CopyToAsync(Stream.Null, Rig.Token);
            }
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            // The test has ended.
        }
    }
}
