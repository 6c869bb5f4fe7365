using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers;

namespace TelephonyOps.Benchmarks;

/// <summary>History rows as the library gives them, beside the least code that could: one HttpClient and a source-generated reader. Same server, same run.</summary>
static class HistoryBenchmark
{
    const int Rows = 20_000;

    public static async Task<int> RunAsync()
    {
        await using var simulator = await SimulatorServer.StartAsync("Centrex", $"outbound-rows={Rows}");
        var (id, password) = simulator.Accounts[0];
        await using var session = await ProviderRegistry.ConnectAsync("Centrex", new ConnectOptions { Server = simulator.Server, Account = id, Password = new Secret(password) }, default);
        using var client = new HttpClient { BaseAddress = new Uri(simulator.Server) };
        await Comparison.RunAsync($"{Rows:N0} rows of history", "rows/s", () => RateAsync(() => LibraryAsync(session)), () => RateAsync(() => BareAsync(client, id, password)));
        Console.WriteLine($"heap afterwards: {GC.GetTotalMemory(true) / 1048576.0:F0} MB");
        return 0;
    }

    static async Task<int> LibraryAsync(TelephonySession session)
    {
        var count = 0;
        await foreach (var row in session.Require<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, default))
        {
            if (row.StartTime is not null) count++;
        }
        return count;
    }

    static async Task<int> BareAsync(HttpClient client, string id, string password)
    {
        var hash = Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(password)));
        var count = 0;
        for (var page = 1; count < Rows; page++)
        {
            using var form = new FormUrlEncodedContent([new("id", id), new("pass", hash), new("page", $"{page}"), new("calltype", "outbound")]);
            using var response = await client.PostAsync("RestApi/callhistory", form);
            var answer = await JsonSerializer.DeserializeAsync(await response.Content.ReadAsStreamAsync(), RowContext.Default.Answer);
            if (answer?.Rows is not { Length: > 0 } rows) break;
            count += rows.Length;
        }
        return count;
    }

    static async Task<double> RateAsync(Func<Task<int>> list)
    {
        var watch = Stopwatch.StartNew();
        var count = await list();
        return count == Rows ? count / watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{count} rows came instead of {Rows}.");
    }
}

sealed record Answer([property: JsonPropertyName("DATAS")] Row[]? Rows);

sealed record Row(
    [property: JsonPropertyName("TIME")] string Time, [property: JsonPropertyName("SRC")] string Source, [property: JsonPropertyName("DST")] string Destination,
    [property: JsonPropertyName("DURATION")] string Duration, [property: JsonPropertyName("BILLSEC")] string Seconds, [property: JsonPropertyName("STATUS")] string Status, [property: JsonPropertyName("KIND")] string Kind);

[JsonSerializable(typeof(Answer))]
sealed partial class RowContext : JsonSerializerContext;
