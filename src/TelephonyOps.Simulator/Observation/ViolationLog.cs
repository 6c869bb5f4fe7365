namespace TelephonyOps.Simulator.Observation;

/// <summary>A breach of the vendor's rules.</summary>
public sealed record Violation(string Rule, string Account, string Operation, DateTimeOffset Time);

/// <summary>What the client must not have done; a correct client leaves it empty.</summary>
public sealed class ViolationLog(TimeProvider clock)
{
    private readonly SharedList<Violation> _violations = new();

    /// <summary>All breaches in order.</summary>
    public IReadOnlyList<Violation> All => _violations.Items;

    /// <summary>Records a breach.</summary>
    public void Add(string rule, string account, string operation) => _violations.Add(new(rule, account, operation, clock.GetUtcNow()));

    internal void Clear() => _violations.Clear();
}
