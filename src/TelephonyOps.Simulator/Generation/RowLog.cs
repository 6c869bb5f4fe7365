namespace TelephonyOps.Simulator.Generation;

/// <summary>A list, newest first: the rows of this run, then as many generated ones as a knob says; only the former are kept.</summary>
internal sealed class RowLog<T>(Func<long> generatedCount, Func<long, T> generate)
{
    private readonly List<T> _live = [];
    private readonly Lock _lock = new();

    public long Total
    {
        get
        {
            lock (_lock)
                return _live.Count + generatedCount();
        }
    }

    public T this[long index]
    {
        get
        {
            lock (_lock)
            {
                if (index < _live.Count)
                    return _live[^(int)(index + 1)];
                index -= _live.Count;
            }
            return generate(index);
        }
    }

    public void Add(T row)
    {
        lock (_lock)
            _live.Add(row);
    }
}
