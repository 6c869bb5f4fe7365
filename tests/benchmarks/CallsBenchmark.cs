using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers;

namespace TelephonyOps.Benchmarks;

/// <summary>Small requests one after the other, and on eight accounts at once: what the pipeline, the politeness gate and the mapping cost beside one HttpClient.</summary>
static class CallsBenchmark
{
    const int Calls = 1_000;
    const int Accounts = 8;

    public static async Task<int> RunAsync()
    {
        await using var simulator = await SimulatorServer.StartAsync("Centrex", $"accounts={Accounts + 2}");

        // The third and the fourth have other subscriptions.
        var accounts = simulator.Accounts.Where((_, index) => index is not (2 or 3)).ToList();
        using var client = new HttpClient { BaseAddress = new Uri(simulator.Server) };
        var sessions = new List<TelephonySession>();
        foreach (var (id, password) in accounts)
        {
            sessions.Add(await ProviderRegistry.ConnectAsync("Centrex", new ConnectOptions { Server = simulator.Server, Account = id, Password = new Secret(password) }, default));
        }
        var forms = accounts.Select(account => (account.Id, Hash: Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(account.Password))))).ToList();

        var (ours, bare) = await Comparison.RunAsync("one account", "calls/s", () => RateAsync(1, _ => LibraryAsync(sessions[0])), () => RateAsync(1, _ => BareAsync(client, forms[0])));
        Console.WriteLine($"overhead of a call: {1000 / ours - 1000 / bare:F3} ms");
        await Comparison.RunAsync($"{Accounts} accounts", "calls/s", () => RateAsync(Accounts, i => LibraryAsync(sessions[i])), () => RateAsync(Accounts, i => BareAsync(client, forms[i])));

        foreach (var session in sessions) await session.DisposeAsync();
        return 0;
    }

    static async Task<double> RateAsync(int workers, Func<int, Task> call)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(async worker =>
        {
            for (var i = 0; i < Calls; i++) await call(worker);
        }));
        return workers * Calls / watch.Elapsed.TotalSeconds;
    }

    static async Task LibraryAsync(TelephonySession session)
    {
        var user = await session.Require<IUserInfo>().GetUserAsync(default);
        if (user.Id != session.Account) throw new InvalidOperationException($"The user is {user.Id}.");
    }

    static async Task BareAsync(HttpClient client, (string Id, string Hash) account)
    {
        using var form = new FormUrlEncodedContent([new("id", account.Id), new("pass", account.Hash)]);
        using var response = await client.PostAsync("RestApi/userinfo", form);
        using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
        if (answer.RootElement.GetProperty("SVC_RT").GetString() != "0000") throw new InvalidOperationException("The vendor refused.");
    }
}
