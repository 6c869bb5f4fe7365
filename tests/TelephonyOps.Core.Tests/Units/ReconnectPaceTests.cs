using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Units;

/// <summary>How often a broken connection is tried again (G10).</summary>
public sealed class ReconnectPaceTests
{
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);
    static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(2);
    readonly ManualTime _time = new() { SkipUpTo = s_longest };

    [Fact]
    public async Task G10_attempts_of_a_fresh_break_begin_within_four_seconds_and_later_ones_at_the_given_pace()
    {
        var broke = _time.GetUtcNow();
        var pace = new ReconnectPace(_time, s_longest);
        var pauses = new List<(TimeSpan Age, TimeSpan Pause)>();
        while (pauses.Count < 60)
        {
            var before = _time.GetUtcNow();
            await pace.NextAsync(Rig.Token).Soon();
            pauses.Add((before - broke, _time.GetUtcNow() - before));
        }
        Assert.InRange(pauses[0].Pause, TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(200));
        Assert.All(pauses.Where(item => item.Age < s_fresh), item => Assert.InRange(item.Pause, TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(4)));
        Assert.All(pauses.Where(item => item.Age >= s_fresh), item => Assert.InRange(item.Pause, s_longest * 0.75, s_longest));
        Assert.True(pauses.Count(item => item.Age >= s_fresh) > 5);
    }

    [Fact]
    public async Task A_time_out_that_an_attempt_took_counts_as_its_pause()
    {
        var pace = new ReconnectPace(_time, s_longest);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            _time.Advance(TimeSpan.FromSeconds(3));
            await pace.NextAsync(Rig.Token).Soon();
        }
        Assert.NotEmpty(_time.Asked);
        Assert.All(_time.Asked, pause => Assert.InRange(pause, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_shorter_pace_is_kept_from_the_beginning()
    {
        var pace = new ReconnectPace(_time, TimeSpan.FromSeconds(1));
        for (var attempt = 0; attempt < 20; attempt++) await pace.NextAsync(Rig.Token).Soon();
        Assert.All(_time.Asked, pause => Assert.InRange(pause, TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(1)));
    }
}
