using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;
using TelephonyOps.Providers.Ipecs;
using TelephonyOps.Simulator.Providers.Ipecs;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>The simulated switch as the tests of this folder want it: small, and over TLS.</summary>
static class IpecsRig
{
    public const string Alice = "1000";
    public const string Bob = "1001";
    public const string Carol = "1002";

    /// <summary>The station that answers nobody's call, and is not licensed for control.</summary>
    public const string Unlicensed = "1011";

    const int FirstStationAccount = 5;

    public static Task<Rig> StartAsync(params (string Knob, string Value)[] knobs) => Rig.StartAsync("Ipecs", Options(knobs));

    /// <summary>With a clock that runs: for tests of the stream, whose pauses are part of what is tested.</summary>
    public static Task<Rig> StartRealTimeAsync(params (string Knob, string Value)[] knobs) => Rig.StartAsync("Ipecs", Options(knobs) with { Time = TimeProvider.System });

    /// <summary>
    /// With a clock that passes the pauses of a reconnection, but never the two seconds for which a new connection may stay silent:
    /// on a machine that stands still for as long, the hole would be declared without a number before the test could do anything.
    /// </summary>
    public static Task<Rig> StartPatientAsync(params (string Knob, string Value)[] knobs)
        => Rig.StartAsync("Ipecs", Options(knobs) with { Time = new ManualTime { SkipUpTo = TimeSpan.FromSeconds(1.5) } });

    public static Task<Rig> StartUnconnectedAsync(params (string Knob, string Value)[] knobs) => Rig.StartUnconnectedAsync("Ipecs", Options(knobs));

    /// <summary>The session of a station, with click to call.</summary>
    public static Task<Rig> StartStationAsync(params (string Knob, string Value)[] knobs)
        => Rig.StartAsync("Ipecs", Options(knobs) with { Account = FirstStationAccount, Connect = options => options with { AsStation = true } });

    public static RigOptions Options(params (string Knob, string Value)[] knobs) => new()
    {
        Set = new Dictionary<string, string> { ["smdr-rows"] = "200", ["auto-answer-ms"] = "-1" }.Concat(knobs.Select(knob => KeyValuePair.Create(knob.Knob, knob.Value)))
            .GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value),
    };

    public static IpecsState State(this Rig rig) => rig.Simulator.Get<IpecsState>();

    public static IpecsSession Switch(this Rig rig) => (IpecsSession)rig.Session;

    public static Task<Call> DialAsync(this Rig rig, string from = Alice, string to = Bob) => rig.Need<IDialing>().DialAsync(new DialRequest { Device = from, To = to }, Rig.Token).Soon();

    /// <summary>A call that was answered.</summary>
    public static async Task<Call> TalkAsync(this Rig rig, string from = Alice, string to = Bob)
    {
        var call = await rig.DialAsync(from, to);
        await rig.Simulator.ActAsync("answer", new { device = to });
        return call;
    }

    /// <summary>A subscriber to a device's events.</summary>
    public static Task<EventSubscription> WatchAsync(this Rig rig, params string[] devices) => rig.SubscribeAsync(new EventFilter(null, devices));

    /// <summary>Has devices watched by command, and subscribes to everything.</summary>
    public static async Task<EventSubscription> WatchAllAsync(this Rig rig, params string[] devices)
    {
        var events = await rig.SubscribeAsync();
        await foreach (var result in rig.Need<IMonitoring>().AddMonitorsAsync(devices, MonitorKind.Call, Rig.Token)) Assert.Null(result.Error);
        return events;
    }

    /// <summary>Reads until an event of that type comes.</summary>
    public static Task<TelEvent> NextAsync(this EventSubscription subscription, TelEventType type) => subscription.NextAsync(item => item.Type == type);

    /// <summary>Reads until an event of that name comes. The account also sees ACD events, which tell of the same calls in other words.</summary>
    public static Task<TelEvent> NextAsync(this EventSubscription subscription, string rawType) => subscription.NextAsync(item => item.RawType == rawType);

    public static async Task<TelEvent> NextAsync(this EventSubscription subscription, Func<TelEvent, bool> which)
    {
        while (true)
        {
            var item = await subscription.NextAsync();
            if (which(item)) return item;
        }
    }
}
