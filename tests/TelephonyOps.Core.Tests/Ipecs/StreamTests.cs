using System.Globalization;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>The one WebSocket of a session: breaks, gaps, duplicates, dead tokens, and that nothing stays (G4, G10, G12; quirks 43, 44, 48, 50).</summary>
public sealed class StreamTests
{
    [Theory]
    [InlineData("session")]
    [InlineData("socket")]
    public async Task G4_a_socket_killed_under_a_burst_loses_nothing_in_silence(string serial)
    {
        await using var rig = await IpecsRig.StartRealTimeAsync(("serial", serial));
        await using var events = await rig.WatchAsync(IpecsRig.Bob);
        const int Count = 20_000;

        var burst = rig.Simulator.ActAsync("burst", new { count = Count, device = IpecsRig.Bob, killAt = 9_000, rate = 20_000 }, Rig.Token);
        var (got, gaps) = await ReadBurstAsync(events, Count);
        await burst;

        Assert.Equal(got.Order(), got);
        Assert.Equal(got.Count, got.Distinct().Count());
        Assert.NotEmpty(gaps);
        if (serial == "session") Assert.Equal(Count, got.Count + gaps.Sum(gap => gap.MissedCount!.Value));
        else Assert.Contains(gaps, gap => gap.MissedCount is null);
        Assert.All(gaps, gap => Assert.True(gap.From <= gap.Until));
    }

    /// <summary>The burst's own numbers in the order in which they came, and the declared gaps; ends with the burst's last event.</summary>
    static async Task<(List<long> Numbers, List<StreamGapEvent> Gaps)> ReadBurstAsync(EventSubscription events, int count)
    {
        var numbers = new List<long>();
        var gaps = new List<StreamGapEvent>();
        while (true)
        {
            var item = await events.NextAsync();
            if (item is StreamGapEvent gap) gaps.Add(gap);
            if (item.Raw is null || !item.Extra.TryGetValue("burst", out var number)) continue;
            numbers.Add(Convert.ToInt64(number, CultureInfo.InvariantCulture));
            if (numbers[^1] == count - 1) return (numbers, gaps);
        }
    }
}
