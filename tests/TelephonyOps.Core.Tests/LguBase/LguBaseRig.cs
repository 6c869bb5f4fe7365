using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Providers.LguBase;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>An LGUBase simulator and a session on a clock by which reconnects cost no time and time-outs stand.</summary>
static class LguBaseRig
{
    public const string Provider = "LguBase";

    public static ManualTime Time() => new() { SkipUpTo = TimeSpan.FromSeconds(4.5) };

    public static Task<Rig> StartAsync(params (string Knob, string Value)[] set) => Rig.StartAsync(Provider, Options(set));

    /// <summary>Lists of three rows, for tests that are not about lists.</summary>
    public static Task<Rig> StartSmallAsync(params (string Knob, string Value)[] set) => StartAsync(
        [("outbound-rows", "3"), ("inbound-rows", "3"), ("recordings", "3"), ("contacts", "3"), .. set]);

    public static RigOptions Options(params (string Knob, string Value)[] set) => new()
    {
        Tls = false,
        Time = Time(),
        Set = set.ToDictionary(knob => knob.Knob, knob => knob.Value),
        Connect = options => options with { ByteOrder = set.Any(knob => knob is { Knob: "byte-order", Value: "little" }) ? "Little" : "Big" },
    };

    public static LguBaseState State(this Rig rig) => rig.Simulator.Get<LguBaseState>();

    /// <summary>The simulated line that the rig's session is connected to.</summary>
    public static LguLine Line(this Rig rig) => rig.State().Line(rig.Session.Account);

    /// <summary>A call that both ends have picked up.</summary>
    public static async Task<Call> TalkAsync(this Rig rig, string to = LguOperation.Number)
    {
        var call = await rig.Need<IDialing>().DialAsync(new DialRequest { To = to }, Rig.Token).Soon();
        await Eventually.HoldsAsync(() => rig.Session.Calls.Find(call.Id)?.State == CallState.Connected);
        return rig.Session.Calls.Find(call.Id)!;
    }

    /// <summary>A call from outside that rings.</summary>
    public static async Task<Call> RingAsync(this Rig rig, string from = LguOperation.Number)
    {
        await rig.Simulator.ActAsync("ring", new { to = rig.Session.Account, from });
        await Eventually.HoldsAsync(() => rig.Session.Calls.Active().Count == 1);
        return rig.Session.Calls.Active()[0];
    }
}
