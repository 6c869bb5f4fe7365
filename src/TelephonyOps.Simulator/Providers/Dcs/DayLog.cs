namespace TelephonyOps.Simulator.Providers.Dcs;

/// <summary>A list for each day, newest first: the rows of this run, then generated ones; only the former are kept.</summary>
internal sealed class DayLog<T>(DayCalendar calendar, Func<long> perDay, Func<DaySlot, T> generate, Func<T, DateTime> timeOf)
{
    private readonly Dictionary<DateOnly, List<T>> _live = [];
    private readonly Lock _lock = new();

    /// <summary>Rows of this run.</summary>
    public int Added
    {
        get
        {
            lock (_lock)
                return _live.Values.Sum(rows => rows.Count);
        }
    }

    public T this[DateOnly day, long index]
    {
        get
        {
            lock (_lock)
            {
                var live = _live.GetValueOrDefault(day);
                if (index < (live?.Count ?? 0))
                    return live![^(int)(index + 1)];
                index -= live?.Count ?? 0;
            }
            return generate(new(day, calendar.Rows(day, perDay()) - 1 - index, perDay()));
        }
    }

    public long Total(DateOnly day)
    {
        lock (_lock)
            return (_live.GetValueOrDefault(day)?.Count ?? 0) + calendar.Rows(day, perDay());
    }

    /// <summary>Adds a row, which may still be changed so that no other row of its day is like it.</summary>
    public void Add(T row, Func<T, IReadOnlyList<T>, T>? makeUnique = null)
    {
        var day = DateOnly.FromDateTime(timeOf(row));
        lock (_lock)
        {
            if (!_live.TryGetValue(day, out var rows))
                _live[day] = rows = [];
            rows.Add(makeUnique is null ? row : makeUnique(row, rows));
        }
    }

    /// <summary>The row of this run that fits, or the default.</summary>
    public T? FindAdded(Predicate<T> fits)
    {
        lock (_lock)
            return _live.Values.SelectMany(rows => rows).FirstOrDefault(row => fits(row));
    }
}
