using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using TelephonyOps.Events;
using TelephonyOps.Providers;

namespace TelephonyOps.Benchmarks;

/// <summary>iPECS events from the WebSocket to a typed object, beside a reader that only takes the same messages off its own.</summary>
static class StreamBenchmark
{
    const int Count = 150_000;
    const string Device = "1001";

    public static async Task<int> RunAsync()
    {
        await using var simulator = await SimulatorServer.StartAsync("Ipecs");
        var (id, password) = simulator.Accounts[0];
        await using var session = await ProviderRegistry.ConnectAsync("Ipecs", new ConnectOptions { Server = simulator.Server, Account = id, Password = new Secret(password) }, default);
        using var http = new HttpClient { BaseAddress = new Uri(simulator.Server) };
        await Comparison.RunAsync("iPECS events", "events/s", () => TypedAsync(simulator, session), () => BareAsync(simulator, http));
        return 0;
    }

    static async Task<double> TypedAsync(SimulatorServer simulator, TelephonySession session)
    {
        await using var events = await session.SubscribeAsync(new EventFilter(devices: [Device]), default, Count + 1);
        return await RateAsync(simulator, async () =>
        {
            for (var count = 0; count < Count && await events.WaitAsync(default);)
            {
                while (events.TryRead(out _)) count++;
            }
        });
    }

    static async Task<double> BareAsync(SimulatorServer simulator, HttpClient http)
    {
        var (id, password) = simulator.Accounts[1];
        var users = $"ipxapi/server/v1/users/{id}/";
        using var login = new HttpRequestMessage(HttpMethod.Get, users + "login") { Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{password}"))) } };
        using var answer = await http.SendAsync(login);
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        await PostAsync(users + "call/monitor", new { deviceNumber = new[] { Device } });
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "bearer " + token);
        await socket.ConnectAsync(new UriBuilder(simulator.Server) { Scheme = "ws", Path = "ipxapi" }.Uri, default);
        var buffer = new byte[64 * 1024];
        var rate = await RateAsync(simulator, async () =>
        {
            for (var count = 0; count < Count;)
            {
                var message = await socket.ReceiveAsync(buffer.AsMemory(), default);
                if (message.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("The simulator closed the stream.");
                if (message.EndOfMessage) count++;
            }
        });
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        await PostAsync(users + "logout", new { });
        return rate;

        async Task PostAsync(string path, object body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body), Headers = { Authorization = new AuthenticationHeaderValue("bearer", token) } };
            using var done = await http.SendAsync(request);
            done.EnsureSuccessStatusCode();
        }
    }

    static async Task<double> RateAsync(SimulatorServer simulator, Func<Task> readAll)
    {
        var watch = Stopwatch.StartNew();
        var burst = simulator.ActAsync(new { action = "burst", device = Device, count = Count });
        await readAll();
        var seconds = watch.Elapsed.TotalSeconds;
        await burst;
        return Count / seconds;
    }
}
