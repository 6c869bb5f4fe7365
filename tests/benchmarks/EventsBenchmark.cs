using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TelephonyOps.Events;
using TelephonyOps.Providers;

namespace TelephonyOps.Benchmarks;

/// <summary>From the socket to a typed object, beside a reader that only takes the same frames off the wire.</summary>
static class EventsBenchmark
{
    const int Count = 300_000;

    public static async Task<int> RunAsync()
    {
        await using var simulator = await SimulatorServer.StartAsync("LguBase");
        await Comparison.RunAsync($"{Count:N0} LGUBase events", "events/s", () => TypedAsync(simulator), () => BareAsync(simulator));
        return 0;
    }

    static async Task<double> TypedAsync(SimulatorServer simulator)
    {
        var (id, password) = simulator.Accounts[0];
        await using var session = await ProviderRegistry.ConnectAsync("LguBase", new ConnectOptions { Server = simulator.Server, Account = id, Password = new Secret(password) }, default);
        await using var events = await session.SubscribeAsync(EventFilter.All, default, Count + 1);
        var watch = Stopwatch.StartNew();
        var burst = simulator.ActAsync(new { action = "burst", line = id, count = Count, kind = "message" });
        var count = 0;
        while (count < Count && await events.WaitAsync(default))
        {
            while (events.TryRead(out _)) count++;
        }
        var seconds = watch.Elapsed.TotalSeconds;
        await burst;
        return count / seconds;
    }

    static async Task<double> BareAsync(SimulatorServer simulator)
    {
        var (id, password) = simulator.Accounts[1];
        using var client = new TcpClient();
        await client.ConnectAsync(IPEndPoint.Parse(new Uri(simulator.Server).Authority));
        var stream = client.GetStream();
        var login = Encoding.ASCII.GetBytes($"CMD|LOGIN|ID={id}|PWD={password}|");
        await stream.WriteAsync((byte[])[0, 1, (byte)(login.Length >> 8), (byte)login.Length, .. login]);
        var buffer = new byte[256 * 1024];
        var held = 0;
        await ReadAsync(1);
        var watch = Stopwatch.StartNew();
        var burst = simulator.ActAsync(new { action = "burst", line = id, count = Count, kind = "message" });
        await ReadAsync(Count);
        var seconds = watch.Elapsed.TotalSeconds;
        await burst;
        return Count / seconds;

        async Task ReadAsync(int frames)
        {
            while (frames > 0)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(held));
                if (read == 0) throw new InvalidOperationException("The simulator closed the connection.");
                held += read;
                var at = 0;
                while (held - at >= 4)
                {
                    var length = 4 + (buffer[at + 2] << 8 | buffer[at + 3]);
                    if (held - at < length) break;
                    at += length;
                    frames--;
                }
                buffer.AsSpan(at, held - at).CopyTo(buffer);
                held -= at;
            }
        }
    }
}
