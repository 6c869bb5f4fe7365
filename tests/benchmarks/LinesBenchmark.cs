using TelephonyOps.Events;
using TelephonyOps.Providers;

namespace TelephonyOps.Benchmarks;

/// <summary>Forty lines and more in one process, where the vendor's control wants a process of about 27 MB for each.</summary>
static class LinesBenchmark
{
    const int Lines = 50;
    const int EventsPerLine = 2_000;
    const long MostBytes = 200L * 1024 * 1024;

    public static async Task<int> RunAsync()
    {
        await using var simulator = await SimulatorServer.StartAsync("LguBase", $"lines={Lines}");
        var before = Environment.WorkingSet;
        var sessions = new List<TelephonySession>();
        var subscriptions = new List<EventSubscription>();
        foreach (var (id, password) in simulator.Accounts.Take(Lines))
        {
            var session = await ProviderRegistry.ConnectAsync("LguBase", new ConnectOptions { Server = simulator.Server, Account = id, Password = new Secret(password), Name = id }, default);
            sessions.Add(session);
            subscriptions.Add(await session.SubscribeAsync(EventFilter.All, default));
        }
        var reading = subscriptions.Select(CountAsync).ToList();
        await simulator.ActAsync(new { action = "burst", line = "*", count = EventsPerLine, kind = "call" });
        var counts = await Task.WhenAll(reading);
        var bytes = Environment.WorkingSet;
        Console.WriteLine($"{sessions.Count} lines, {counts.Sum():N0} events: {bytes / 1048576.0:F0} MB working set ({before / 1048576.0:F0} MB before the first line; limit {MostBytes / 1048576} MB)");
        foreach (var session in sessions) await session.DisposeAsync();
        return counts.Sum() == (long)sessions.Count * EventsPerLine && bytes < MostBytes ? 0 : 1;
    }

    static async Task<int> CountAsync(EventSubscription subscription)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var count = 0;
        while (count < EventsPerLine && await subscription.WaitAsync(limit.Token))
        {
            while (subscription.TryRead(out _)) count++;
        }
        return count;
    }
}
