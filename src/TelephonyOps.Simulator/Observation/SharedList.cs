namespace TelephonyOps.Simulator.Observation;

/// <summary>A list that the server writes while a test reads: every look at it is a copy.</summary>
public sealed class SharedList<T>
{
    private readonly List<T> _items = [];
    private readonly Lock _lock = new();

    /// <summary>What is there now, in order.</summary>
    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_lock)
                return [.. _items];
        }
    }

    /// <summary>Adds one at the end.</summary>
    public void Add(T item)
    {
        lock (_lock)
            _items.Add(item);
    }

    internal void Clear()
    {
        lock (_lock)
            _items.Clear();
    }
}
