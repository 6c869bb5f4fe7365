using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using TelephonyOps.Events;
using TelephonyOps.Providers;

namespace TelephonyOps.Benchmarks;

/// <summary>
/// The queue of SK broadband's library, drained into typed objects, beside a loop that only takes the structures out of it, and beside the
/// vendor's sample, which takes one at each tick of a timer.
/// </summary>
static class PumpBenchmark
{
    const int Count = 50_000;
    const int SampleCount = 200;
    const int EventSize = 1_100;

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    delegate int One(byte[] text);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    delegate int Two(byte[] first, byte[] second);

    public static async Task<int> RunAsync()
    {
        await using var simulator = await SimulatorServer.StartAsync("SkbIms");
        if (simulator.Server.StartsWith("managed:", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync("There is no C compiler here: the simulator has no shared library.");
            return 1;
        }
        var (id, password) = simulator.Accounts[0];
        await using var session = await ProviderRegistry.ConnectAsync(
            "SkbIms",
            new ConnectOptions { Server = simulator.Server, Account = id, Password = new Secret(password), AppKey = new Secret(simulator.Option("app-key")) },
            default);

        // A copy is a library of its own to the loader, and a client of its own to the host.
        var copy = Path.Combine(Path.GetDirectoryName(simulator.Server)!, "bare" + Path.GetExtension(simulator.Server));
        File.Copy(simulator.Server, copy);
        var library = NativeLibrary.Load(copy);
        var bare = new Bare(library, simulator.Option("app-key"), simulator.Accounts[1]);
        await Comparison.RunAsync("SK broadband's event queue", "events/s", () => TypedAsync(simulator, session, id), () => RateAsync(simulator, simulator.Accounts[1].Id, Count, () => bare.Drain(Count)));
        Console.WriteLine($"one event at each tick of 10 ms, as the vendor's sample: {await RateAsync(simulator, simulator.Accounts[1].Id, SampleCount, () => bare.Tick(SampleCount)):N0} events/s");
        return 0;
    }

    static async Task<double> TypedAsync(SimulatorServer simulator, TelephonySession session, string id)
    {
        await using var events = await session.SubscribeAsync(EventFilter.All, default, Count + 1);
        return await RateAsync(simulator, id, Count, async () =>
        {
            for (var count = 0; count < Count && await events.WaitAsync(default);)
            {
                while (events.TryRead(out _)) count++;
            }
        });
    }

    static async Task<double> RateAsync(SimulatorServer simulator, string account, int count, Func<Task> readAll)
    {
        var watch = Stopwatch.StartNew();
        var burst = simulator.ActAsync(new { action = "burst", account, count });
        await readAll();
        var seconds = watch.Elapsed.TotalSeconds;
        await burst;
        return count / seconds;
    }

    /// <summary>The library as a program in C would use it.</summary>
    sealed class Bare
    {
        readonly One _getEvent;
        readonly byte[] _message = new byte[EventSize];

        public Bare(nint library, string key, (string Id, string Password) account)
        {
            _getEvent = Bind<One>("IMS_GetEvent");
            Check(Bind<One>("IMS_Init")(Text(key)));
            WaitFor(0x0101);
            Check(Bind<Two>("IMS_Login")(Text(account.Id), Text(account.Password)));
            WaitFor(0x0104);

            T Bind<T>(string name) where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));
        }

        public Task Drain(int count)
        {
            while (count > 0)
            {
                if (_getEvent(_message) == 0) count--;
            }
            return Task.CompletedTask;
        }

        public async Task Tick(int count)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (count > 0 && await timer.WaitForNextTickAsync())
            {
                if (_getEvent(_message) == 0) count--;
            }
        }

        /// <summary>Takes events until one of that type has come, and then the rest of what is there.</summary>
        void WaitFor(int type)
        {
            for (var (seen, idle) = (false, Stopwatch.StartNew()); !seen || idle.ElapsedMilliseconds < 500;)
            {
                if (_getEvent(_message) != 0) continue;
                seen |= BitConverter.ToInt32(_message, 4) == type;
                idle.Restart();
            }
        }

        static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text), 0];

        static void Check(int code)
        {
            if (code != 0) throw new InvalidOperationException($"0x{code:X4}");
        }
    }
}
