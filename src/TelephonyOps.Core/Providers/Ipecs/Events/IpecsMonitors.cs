using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;
using TelephonyOps.Diagnostics;
using TelephonyOps.Events;
using TelephonyOps.Providers.Ipecs.Wire;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>
/// What the system was asked to watch, for whom. A device is watched as long as a command set it or a subscriber needs it, and once more
/// after every log-in: the system forgets it with the token.
/// </summary>
sealed class IpecsMonitors(IpecsSession session)
{
    /// <summary>Condition of 5.3.2.1 and 5.3.3.1.</summary>
    const int MostPerRequest = 100;

    readonly SemaphoreSlim _turn = new(1, 1);
    readonly object _gate = new();
    readonly Dictionary<(MonitorKind Kind, string Device), Wish> _wishes = [];
    HashSet<(MonitorKind, string)> _watched = [];
    int _login;

    public bool IsWatched(string device, MonitorKind kind) => Volatile.Read(ref _watched).Contains((kind, device));

    public IReadOnlyList<(MonitorKind Kind, string Device)> All()
    {
        lock (_gate) return [.. _wishes.Keys.OrderBy(key => key.Kind).ThenBy(key => key.Device, StringComparer.Ordinal)];
    }

    /// <summary>As <see cref="All"/>, when what is being changed has been.</summary>
    public async Task<IReadOnlyList<(MonitorKind Kind, string Device)>> SettledAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        _turn.Release();
        return All();
    }

    /// <summary>Sets what a command asks for; each device has its own result (quirk 51).</summary>
    public IAsyncEnumerable<MonitorResult> AddAsync(IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken)
        => ChangeAsync(devices, kind, start: true, cancellationToken);

    /// <summary>Takes it back; a device that a subscriber still needs stays watched.</summary>
    public IAsyncEnumerable<MonitorResult> RemoveAsync(IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken)
        => ChangeAsync(devices, kind, start: false, cancellationToken);

    /// <summary>
    /// Watches the devices that a subscriber names, for as long as it subscribes. A name with wildcards means the terminals that match it now.
    /// Presence is asked for only where its events are: it says in other words what the calls' own events say.
    /// </summary>
    public async Task<IAsyncDisposable?> ObserveAsync(EventFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Devices.Count == 0) return null;
        var devices = await ExpandAsync(filter.Devices, cancellationToken).ConfigureAwait(false);
        var kinds = filter.Names(TelEventType.PresenceChanged) ? new[] { MonitorKind.Call, MonitorKind.Presence } : [MonitorKind.Call];
        var interest = new Interest(this);
        try
        {
            foreach (var kind in kinds) await interest.AddAsync(kind, devices, cancellationToken).ConfigureAwait(false);
            return interest;
        }
        catch
        {
            await interest.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Sets everything again that the present log-in does not know of.</summary>
    public async Task RestoreAsync(bool always, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var login = session.Login.Token?.Number ?? 0;
            if (!always && login == _login) return;
            foreach (var kind in All().GroupBy(key => key.Kind))
            {
                foreach (var chunk in kind.Select(key => key.Device).Chunk(MostPerRequest))
                {
                    using var answer = await session.Client.MonitorAsync(Name(kind.Key), start: true, chunk, cancellationToken).ConfigureAwait(false);
                    foreach (var (device, error) in Results(answer, kind.Key, chunk))
                    {
                        if (error is not null) TelephonyTrace.Current?.Warning(error.Message);
                    }
                }
            }
            _login = login;
        }
        finally
        {
            _turn.Release();
        }
    }

    async IAsyncEnumerable<MonitorResult> ChangeAsync(IReadOnlyList<string> devices, MonitorKind kind, bool start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in devices.Distinct(StringComparer.Ordinal).Chunk(MostPerRequest))
        {
            IReadOnlyList<(string Device, TelephonyException? Error)> results;
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                results = await SendAsync(chunk, kind, start, wish => start ? wish with { Explicit = true } : wish with { Explicit = false }, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
            foreach (var (device, error) in results) yield return new MonitorResult(new DeviceMonitor { Session = session.Name, Owner = session, Device = device, Kind = kind }, error);
        }
    }

    /// <summary>Asks the system for the devices whose state really changes, and notes what it took.</summary>
    async Task<IReadOnlyList<(string Device, TelephonyException? Error)>> SendAsync(IReadOnlyList<string> devices, MonitorKind kind, bool start, Func<Wish, Wish> change, CancellationToken cancellationToken)
    {
        // Starting is always asked for: the answer says whether the device is known. Stopping only for the last one who needs it.
        string[] affected;
        lock (_gate) affected = start ? [.. devices] : [.. devices.Where(device => !change(Find(kind, device)).IsNeeded)];
        Dictionary<string, TelephonyException?> answered = [];
        if (affected.Length > 0)
        {
            using var answer = await session.Client.MonitorAsync(Name(kind), start, affected, cancellationToken).ConfigureAwait(false);
            foreach (var (device, error) in Results(answer, kind, affected)) answered[device] = error;
        }
        if (_login == 0) _login = session.Login.Token?.Number ?? 0;
        lock (_gate)
        {
            foreach (var device in devices)
            {
                if (start && answered.GetValueOrDefault(device) is not null) continue;
                var wish = change(Find(kind, device));
                if (wish.IsNeeded) _wishes[(kind, device)] = wish;
                else _wishes.Remove((kind, device));
            }
            Volatile.Write(ref _watched, [.. _wishes.Keys]);
        }
        return [.. devices.Select(device => (device, answered.GetValueOrDefault(device)))];
    }

    Wish Find(MonitorKind kind, string device) => _wishes.GetValueOrDefault((kind, device));

    /// <summary>An answer lists a result a device; Monitor Stop answers an empty object where all is well (5.3.2.2).</summary>
    static IEnumerable<(string Device, TelephonyException? Error)> Results(IpecsAnswer answer, MonitorKind kind, IReadOnlyList<string> devices)
    {
        var results = answer.MonitorResults();
        return devices.Select(device => results.TryGetValue(device, out var result) && !result.Equals("OK", StringComparison.OrdinalIgnoreCase)
            ? (device, IpecsErrors.OfDevice("call/" + Name(kind), device, result))
            : (device, (TelephonyException?)null));
    }

    async Task<IReadOnlyList<string>> ExpandAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        List<string> devices = [.. names.Where(name => !HasWildcard(name))];
        var patterns = names.Where(HasWildcard).Select(name => new NumberPattern(name, isDevice: true)).ToList();
        if (patterns.Count == 0) return devices;
        await foreach (var device in session.ListDevicesAsync([], new ListRequest(), cancellationToken).ConfigureAwait(false))
        {
            if (patterns.Exists(pattern => pattern.Matches(device.Number))) devices.Add(device.Number);
        }
        return devices;
    }

    static bool HasWildcard(string name) => name.AsSpan().IndexOfAny('*', '?') >= 0;

    static string Name(MonitorKind kind) => kind == MonitorKind.Presence ? "presence" : "monitor";

    /// <summary>Who needs a device watched.</summary>
    readonly record struct Wish(bool Explicit, int Subscribers)
    {
        public bool IsNeeded => Explicit || Subscribers > 0;
    }

    /// <summary>One subscriber's devices.</summary>
    sealed class Interest(IpecsMonitors monitors) : IAsyncDisposable
    {
        static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(5);
        readonly List<(MonitorKind Kind, string[] Devices)> _held = [];

        public async Task AddAsync(MonitorKind kind, IReadOnlyList<string> devices, CancellationToken cancellationToken)
        {
            foreach (var chunk in devices.Distinct(StringComparer.Ordinal).Chunk(MostPerRequest))
            {
                await monitors._turn.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    var results = await monitors.SendAsync(chunk, kind, start: true, wish => wish with { Subscribers = wish.Subscribers + 1 }, cancellationToken).ConfigureAwait(false);
                    _held.Add((kind, [.. results.Where(result => result.Error is null).Select(result => result.Device)]));
                    if (results.FirstOrDefault(result => result.Error is not null).Error is { } error) throw error;
                }
                finally
                {
                    monitors._turn.Release();
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            using var limit = new CancellationTokenSource(s_farewell);
            foreach (var (kind, devices) in _held)
            {
                await monitors._turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
                try
                {
                    await monitors.SendAsync(devices, kind, start: false, wish => wish with { Subscribers = Math.Max(0, wish.Subscribers - 1) }, limit.Token).ConfigureAwait(false);
                }
                catch (Exception error) when (error is TelephonyException or OperationCanceledException)
                {
                    // The subscriber is gone all the same; the system stops at the latest with the session.
                    monitors.Forget(kind, devices);
                    TelephonyTrace.Current?.Warning(IpecsTexts.MonitorNotStopped.With(string.Join(", ", devices), error.Message));
                }
                finally
                {
                    monitors._turn.Release();
                }
            }
            _held.Clear();
        }
    }

    void Forget(MonitorKind kind, IEnumerable<string> devices)
    {
        lock (_gate)
        {
            foreach (var device in devices)
            {
                var wish = Find(kind, device);
                wish = wish with { Subscribers = Math.Max(0, wish.Subscribers - 1) };
                if (wish.IsNeeded) _wishes[(kind, device)] = wish;
                else _wishes.Remove((kind, device));
            }
            Volatile.Write(ref _watched, [.. _wishes.Keys]);
        }
    }
}
