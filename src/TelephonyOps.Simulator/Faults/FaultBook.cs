namespace TelephonyOps.Simulator.Faults;

/// <summary>The faults that are planned, first come first served.</summary>
public sealed class FaultBook
{
    private readonly List<Fault> _faults = [];
    private readonly Lock _lock = new();

    /// <summary>What is still to happen.</summary>
    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (_lock)
                return [.. _faults];
        }
    }

    /// <summary>Plans a fault.</summary>
    public void Add(Fault fault)
    {
        if (fault.Count == 0)
            throw new ArgumentException("a fault with count 0 never happens");
        lock (_lock)
            _faults.Add(fault);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_lock)
            _faults.Clear();
    }

    /// <summary>The fault for this request, used up once; null for none. Any transport may ask.</summary>
    public Fault? Take(string operation, string account = "", long? page = null)
    {
        lock (_lock)
        {
            var index = _faults.FindIndex(fault =>
                (fault.Operation == "*" || string.Equals(fault.Operation, operation, StringComparison.OrdinalIgnoreCase))
                && (fault.Account is null || fault.Account == account)
                && (fault.AtPage is not { } from || page >= from));
            if (index < 0)
                return null;
            var fault = _faults[index];
            if (fault.Count == 1)
                _faults.RemoveAt(index);
            else if (fault.Count > 1)
                _faults[index] = fault with { Count = fault.Count - 1 };
            return fault;
        }
    }
}
