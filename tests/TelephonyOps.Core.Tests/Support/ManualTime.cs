namespace TelephonyOps.Core.Tests.Support;

/// <summary>
/// A clock that a test turns by hand. With <see cref="SkipUpTo"/> it also turns itself past every pause that is not longer than that:
/// retries and spacings cost no real time, while time-outs, which are longer, do not fire.
/// </summary>
public sealed class ManualTime : TimeProvider
{
    static readonly DateTimeOffset s_start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    readonly object _gate = new();
    readonly List<ManualTimer> _timers = [];
    readonly List<TimeSpan> _asked = [];
    DateTimeOffset _now = s_start;

    /// <summary>The longest pause that passes by itself; zero for none.</summary>
    public TimeSpan SkipUpTo { get; init; }

    /// <summary>The clock of most tests: pauses pass, time-outs stand.</summary>
    public static ManualTime Skipping() => new() { SkipUpTo = TimeSpan.FromSeconds(20) };

    /// <summary>Every pause that was asked for so far, in order, those that passed by themselves included.</summary>
    public IReadOnlyList<TimeSpan> Asked
    {
        get { lock (_gate) return [.. _asked]; }
    }

    /// <summary>How many timers wait.</summary>
    public int Waiting
    {
        get { lock (_gate) return _timers.Count; }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Turns the clock and fires, in order, what falls due on the way.</summary>
    public void Advance(TimeSpan by) => AdvanceTo(GetUtcNow() + by);

    /// <summary>Turns the clock forward to a moment; never back.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        while (true)
        {
            ManualTimer? due;
            lock (_gate)
            {
                due = _timers.Where(timer => timer.Due <= moment).MinBy(timer => timer.Due);
                if (due is null)
                {
                    if (moment > _now) _now = moment;
                    return;
                }
                if (due.Due > _now) _now = due.Due;
                if (due.Period > TimeSpan.Zero) due.Due += due.Period;
                else _timers.Remove(due);
            }
            due.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    void Set(ManualTimer timer, TimeSpan due, TimeSpan period)
    {
        DateTimeOffset moment;
        lock (_gate)
        {
            _timers.Remove(timer);
            if (due == Timeout.InfiniteTimeSpan) return;
            moment = timer.Due = _now + due;
            timer.Period = period;
            _timers.Add(timer);
            _asked.Add(due);
        }
        if (due <= SkipUpTo) ThreadPool.QueueUserWorkItem(_ => AdvanceTo(moment));
    }

    void Forget(ManualTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    sealed class ManualTimer(ManualTime clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime, period);
            return true;
        }

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
