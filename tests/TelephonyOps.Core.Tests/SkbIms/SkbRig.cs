using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers;
using TelephonyOps.Providers.SkbIms;

namespace TelephonyOps.Core.Tests.SkbIms;

/// <summary>
/// A session over a scripted library of its own. Its clock stands, but for the pause before a new attempt: a machine that is slow for once
/// must not end a wait that the test means to last.
/// </summary>
sealed class SkbRig : IAsyncDisposable
{
    public const string AppKey = "key-5f2c91";
    static readonly TimeSpan s_attempts = TimeSpan.FromMilliseconds(50);
    static int s_count;
    readonly IDisposable _registration;

    SkbRig(ScriptedIms library, string path, IDisposable registration)
    {
        Library = library;
        Path = path;
        _registration = registration;
    }

    public ScriptedIms Library { get; }

    public string Path { get; }

    public ManualTime Time { get; } = new() { SkipUpTo = s_attempts };

    public TelephonySession Session { get; private set; } = null!;

    public static CancellationToken Token => Rig.Token;

    public static SkbRig Prepare()
    {
        var library = new ScriptedIms();
        var name = $"test-{Interlocked.Increment(ref s_count)}";
        return new SkbRig(library, $"managed:{name}", ImsLibraries.Register(name, () => library));
    }

    public static async Task<SkbRig> StartAsync(Func<ConnectOptions, ConnectOptions>? change = null)
    {
        var rig = Prepare();
        await rig.ConnectAsync(change);
        return rig;
    }

    public ConnectOptions Options(Func<ConnectOptions, ConnectOptions>? change = null)
    {
        var options = new ConnectOptions
        {
            Server = Path,
            Account = "kim",
            Password = new Secret(Canary.Password),
            AppKey = new Secret(AppKey),
            Timeout = TimeSpan.FromSeconds(10),
            ReconnectInterval = s_attempts,
            Time = Time,
        };
        return change is null ? options : change(options);
    }

    public async Task<TelephonySession> ConnectAsync(Func<ConnectOptions, ConnectOptions>? change = null)
        => Session = await ProviderRegistry.ConnectAsync("SkbIms", Options(change), Token).Soon();

    public T Need<T>() where T : class, ICapability => Session.Require<T>();

    public async ValueTask DisposeAsync()
    {
        if (Session is not null) await Session.DisposeAsync();
        _registration.Dispose();
    }
}
