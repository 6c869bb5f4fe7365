using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Providers.Dcs;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>A DCS simulator and a session on one clock, whose today has rows.</summary>
static class DcsRig
{
    /// <summary>Of the rigs' clock: it begins at nine in the morning in Korea.</summary>
    public static DateOnly Today { get; } = new(2026, 3, 2);

    public static DateTimeOffset Midnight { get; } = new(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(9));

    public static Task<Rig> StartAsync(params (string Knob, string Value)[] set)
    {
        var time = ManualTime.Skipping();
        var knobs = new Dictionary<string, string> { ["last-day"] = "today" };
        foreach (var (knob, value) in set) knobs[knob] = value;
        return Rig.StartAsync("Dcs", new RigOptions
        {
            Set = knobs,
            Time = time,
            SimulatorTime = time,
        });
    }

    /// <summary>Lists of three rows (of the day's eight), for tests that are not about lists.</summary>
    public static Task<Rig> StartSmallAsync(params (string Knob, string Value)[] set)
        => StartAsync([("days", "1"), ("rows-per-day", "8"), ("recordings-per-day", "8"), ("contacts", "3"), ("recording-bytes", "2000"), .. set]);

    /// <summary>The simulated line that the rig's session is connected to.</summary>
    public static DcsAccount Line(this Rig rig) => rig.Simulator.Get<DcsState>().Account(rig.Session.Account);
}
