using TelephonyOps.Capabilities;
using TelephonyOps.Providers;

namespace TelephonyOps.Benchmarks;

/// <summary>DCS history over thirty days, which the vendor gives a day and ten rows at a time: what the rows cost in memory as they pass.</summary>
static class DaysBenchmark
{
    const int Days = 30;
    const int RowsPerDay = 350;
    const int Sample = 1_000;
    const long MostGrowth = 5 * 1024 * 1024;

    public static async Task<int> RunAsync()
    {
        await using var simulator = await SimulatorServer.StartAsync("Dcs", $"days={Days}", $"rows-per-day={RowsPerDay}");
        var (id, password) = simulator.Accounts[0];
        await using var session = await ProviderRegistry.ConnectAsync("Dcs", new ConnectOptions { Server = simulator.Server, Account = id, Password = new Secret(password) }, default);

        // The simulator's last day.
        var until = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.FromHours(9));
        var range = new CallHistoryRequest { Since = until.AddDays(-Days), Until = until };
        int count = 0, working = 0;
        long first = 0, most = 0;
        await foreach (var row in session.Require<ICallHistory>().ListCallsAsync(range, default))
        {
            if (row.StartTime is null || ++count % Sample != 0) continue;
            var heap = GC.GetTotalMemory(forceFullCollection: true);
            if (first == 0) (first, working) = (heap, Megabytes(Environment.WorkingSet));
            most = Math.Max(most, heap);
        }
        Console.WriteLine($"{count:N0} rows over {Days} days: heap {first / 1024:N0} KB after {Sample:N0} rows, {most / 1024:N0} KB at most; working set {working} MB, then {Megabytes(Environment.WorkingSet)} MB");
        return count == 2 * Days * RowsPerDay && most - first <= MostGrowth ? 0 : 1;
    }

    static int Megabytes(long bytes) => (int)(bytes / (1024 * 1024));
}
