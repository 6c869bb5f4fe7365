using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Providers.Centrex;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>A Centrex simulator and a session on one clock, so that the spacing of downloads is the same on both sides.</summary>
static class CentrexRig
{
    public static Task<Rig> StartAsync(params (string Knob, string Value)[] set) => Rig.StartAsync("Centrex", Options(set));

    /// <summary>Lists of three rows, for tests that are not about lists.</summary>
    public static Task<Rig> StartSmallAsync(params (string Knob, string Value)[] set) => StartAsync(
        [("outbound-rows", "3"), ("inbound-rows", "3"), ("recordings", "3"), ("contacts", "3"), ("sms-rows", "3"), ("recording-bytes", "2000"), .. set]);

    public static RigOptions Options(params (string Knob, string Value)[] set)
    {
        var time = ManualTime.Skipping();
        return new RigOptions { Set = set.ToDictionary(knob => knob.Knob, knob => knob.Value), Time = time, SimulatorTime = time };
    }

    /// <summary>The simulated line that the rig's session is connected to.</summary>
    public static CentrexAccount Line(this Rig rig) => rig.Simulator.Get<CentrexState>().Account(rig.Session.Account);
}
