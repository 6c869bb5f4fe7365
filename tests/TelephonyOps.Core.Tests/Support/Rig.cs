using TelephonyOps.Capabilities;
using TelephonyOps.Diagnostics;
using TelephonyOps.Events;
using TelephonyOps.Simulator.Hosting;
using ProviderRegistry = TelephonyOps.Providers.ProviderRegistry;

namespace TelephonyOps.Core.Tests.Support;

/// <summary>How a test wants its simulator and session.</summary>
public sealed record RigOptions
{
    /// <summary>The simulator's knobs.</summary>
    public Dictionary<string, string> Set { get; init; } = [];

    public bool Tls { get; init; } = true;

    /// <summary>The client's clock: pauses pass by themselves unless a test wants another.</summary>
    public TimeProvider Time { get; init; } = ManualTime.Skipping();

    /// <summary>The simulator's clock; null: the real one.</summary>
    public TimeProvider? SimulatorTime { get; init; }

    /// <summary>Which of the simulator's accounts signs in.</summary>
    public int Account { get; init; }

    /// <summary>Further connection options.</summary>
    public Func<ConnectOptions, ConnectOptions> Connect { get; init; } = options => options;
}

/// <summary>
/// A vendor's simulator over a real socket and a session connected to it through the registry, as a user's would be.
/// The trace of everything that the test's flow does is kept.
/// </summary>
public sealed class Rig : IAsyncDisposable
{
    readonly RigOptions _options;

    Rig(SimulatorHandle simulator, RigOptions options)
    {
        Simulator = simulator;
        _options = options;
    }

    public SimulatorHandle Simulator { get; }

    public TelephonySession Session { get; private set; } = null!;

    public RecordingTrace Trace { get; } = new();

    /// <summary>The client's clock.</summary>
    public ManualTime Time => (ManualTime)_options.Time;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts the simulator and connects.</summary>
    public static async Task<Rig> StartAsync(string provider, RigOptions? options = null)
    {
        var rig = await StartUnconnectedAsync(provider, options);
        try
        {
            rig.Session = await rig.ConnectAsync();
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the simulator alone, for tests of the connecting itself. The caller's flow must call <see cref="Listen"/> to be traced.</summary>
    public static async Task<Rig> StartUnconnectedAsync(string provider, RigOptions? options = null)
    {
        options ??= new RigOptions();
        var simulator = await SimulatorHost.StartAsync(
            provider,
            new SimulatorOptions { Tls = options.Tls, Set = options.Set, Clock = options.SimulatorTime ?? TimeProvider.System },
            Token);
        return new Rig(simulator, options);
    }

    /// <summary>Traces what the present flow does from here on. (An async method's own setting would not reach its caller.)</summary>
    public Rig Listen()
    {
        TelephonyTrace.Use(Trace);
        return this;
    }

    /// <summary>The options that connect to one of the simulator's accounts.</summary>
    public ConnectOptions OptionsFor(int account) => _options.Connect(new ConnectOptions
    {
        Server = Simulator.Server,
        Account = Simulator.Accounts[account].Id,
        Password = new Secret(Simulator.Accounts[account].Password),
        CertificateThumbprint = Simulator.Thumbprint,
        Time = _options.Time,
    });

    /// <summary>A further session; the test disposes it.</summary>
    public Task<TelephonySession> ConnectAsync(int? account = null, Func<ConnectOptions, ConnectOptions>? change = null)
    {
        var options = OptionsFor(account ?? _options.Account);
        return ProviderRegistry.ConnectAsync(Simulator.Provider, change is null ? options : change(options), Token).Soon();
    }

    /// <summary>The session as a capability.</summary>
    public T Need<T>() where T : class, ICapability => Session.Require<T>();

    public Task<EventSubscription> SubscribeAsync(EventFilter? filter = null) => Session.Events.SubscribeAsync(filter ?? EventFilter.All, Token).Soon();

    /// <summary>How often the simulator really did the operation.</summary>
    public int Done(string operation) => Simulator.Counters.Handled.GetValueOrDefault(operation);

    /// <summary>How often the simulator was asked for it.</summary>
    public int Asked(string operation) => Simulator.Counters.Received.GetValueOrDefault(operation);

    public async ValueTask DisposeAsync()
    {
        if (Session is not null) await Session.DisposeAsync().AsTask().Soon();
        await Simulator.DisposeAsync();
    }
}

/// <summary>Reads events one by one.</summary>
public static class EventReading
{
    /// <summary>The next event, or a failure when none comes.</summary>
    public static async Task<TelEvent> NextAsync(this EventSubscription subscription)
    {
        while (true)
        {
            if (subscription.TryRead(out var item)) return item;
            if (await subscription.WaitAsync(Rig.Token).Soon()) continue;
            Assert.True(subscription.TryRead(out item), "the stream has ended");
            return item;
        }
    }
}
