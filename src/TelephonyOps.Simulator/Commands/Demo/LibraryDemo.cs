extern alias library;

using library::TelephonyOps;
using library::TelephonyOps.Providers.SkbIms;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.SkbIms;

namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>The demo without PowerShell: the same steps through the library.</summary>
internal static class LibraryDemo
{
    private static readonly Dictionary<string, Func<DemoScene, CancellationToken, Task>> s_parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Centrex"] = CentrexDemo.RunAsync,
        ["Dcs"] = DcsDemo.RunAsync,
        ["Ipecs"] = IpecsDemo.RunAsync,
        ["LguBase"] = LguBaseDemo.RunAsync,
        ["SkbIms"] = SkbImsDemo.RunAsync,
    };

    public static async Task<int> RunAsync(string[] wanted, CancellationToken cancellationToken)
    {
        if (wanted.FirstOrDefault(name => !s_parts.ContainsKey(name)) is { } unknown)
            throw new ArgumentException($"there is no demo of '{unknown}'; there is one of {string.Join(", ", s_parts.Keys)}");

        var folder = Directory.CreateTempSubdirectory("telephonyops-");
        try
        {
            foreach (var name in wanted.Length == 0 ? [.. s_parts.Keys] : wanted)
                await RunPartAsync(name, folder.FullName, cancellationToken);
            Console.WriteLine("Demo done: every step worked.");
            return 0;
        }
        catch (Exception error) when (error is library::TelephonyOps.TelephonyException or DemoFailure or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"Demo failed: {error.Message}");
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Where there is no compiler, the native library is played by its managed service.</summary>
    private static IDisposable? StandIn(SimulatorHandle simulator)
    {
        const string managed = "managed:";
        if (!simulator.Server.StartsWith(managed, StringComparison.Ordinal)) return null;
        Console.WriteLine("  no C compiler was found: the library's managed stand-in is used");
        var service = simulator.Get<SkbImsState>();
        return ImsLibraries.Register(simulator.Server[managed.Length..], () => new ManagedImsLibrary(service.Load()));
    }

    private static async Task RunPartAsync(string name, string folder, CancellationToken cancellationToken)
    {
        await using var simulator = await SimulatorHost.StartAsync(name, null, cancellationToken);
        Console.WriteLine(simulator.Provider);
        var account = simulator.Accounts[0];
        var options = new ConnectOptions
        {
            Server = simulator.Server,
            Account = account.Id,
            Password = new Secret(account.Password),
            CertificateThumbprint = simulator.Thumbprint,
            AppKey = simulator.Provider == "SkbIms" ? new Secret(simulator.Knobs.Text("app-key")) : null,
        };
        using var standIn = StandIn(simulator);
        await using var session = await library::TelephonyOps.Providers.ProviderRegistry.ConnectAsync(name, options, cancellationToken);
        Console.WriteLine($"  connected to {session.Server} as {session.Account}");
        await s_parts[name](new(simulator, session, folder), cancellationToken);
        await session.DisposeAsync();
        Console.WriteLine("  disconnected");
    }
}
