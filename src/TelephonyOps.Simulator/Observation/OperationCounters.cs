using System.Collections.Concurrent;

namespace TelephonyOps.Simulator.Observation;

/// <summary>How often each operation was asked for, and how often it was really done.</summary>
public sealed class OperationCounters
{
    private readonly ConcurrentDictionary<string, int> _received = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _handled = new(StringComparer.Ordinal);

    /// <summary>Requests that arrived.</summary>
    public IReadOnlyDictionary<string, int> Received => new SortedDictionary<string, int>(_received, StringComparer.Ordinal);

    /// <summary>Requests that reached the operation: not stopped by a fault or a block.</summary>
    public IReadOnlyDictionary<string, int> Handled => new SortedDictionary<string, int>(_handled, StringComparer.Ordinal);

    /// <summary>Counts an arrival.</summary>
    public void AddReceived(string operation) => _received.AddOrUpdate(operation, 1, (_, count) => count + 1);

    /// <summary>Counts an operation that was done.</summary>
    public void AddHandled(string operation) => _handled.AddOrUpdate(operation, 1, (_, count) => count + 1);

    /// <summary>Takes a count back: the operation was refused after all.</summary>
    public void RemoveHandled(string operation) => _handled.AddOrUpdate(operation, 0, (_, count) => count - 1);

    internal void Clear()
    {
        _received.Clear();
        _handled.Clear();
    }
}
