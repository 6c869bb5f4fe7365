using TelephonyOps.Simulator.Observation;

namespace TelephonyOps.Simulator.Http;

/// <summary>
/// What the LG U+ documents ask of a client, per account: one request in flight, seconds between two downloads (Centrex 1.6 and 23.3).
/// A breach is recorded and, if blocking is on, the account is refused for a while.
/// </summary>
public sealed class Politeness(ViolationLog violations, TimeProvider clock, Func<TimeSpan> spacing, Func<TimeSpan> penalty)
{
    // A client that gives up closes its connection and may ask again before the server has heard of the close.
    // In beats: on a machine that stood still for longer, the close has come no later than the end of the time.
    private const int GraceBeats = 100;
    private static readonly TimeSpan s_graceBeat = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Takes note of a request. Dispose the ticket just before the last byte of the answer leaves.</summary>
    public async Task<Ticket> EnterAsync(string name, string operation, bool isDownload)
    {
        Ticket ticket;
        Ticket[] others;
        lock (_lock)
        {
            if (!_accounts.TryGetValue(name, out var account))
                _accounts[name] = account = new();
            others = [.. account.InFlight];
            ticket = new(this, account, name, operation);
            account.InFlight.Add(ticket);
        }

        var concurrent = others.Length > 0 && !await WereAbandonedAsync(others);
        lock (_lock)
        {
            var account = ticket.Owner;
            var now = clock.GetUtcNow();
            var broken = concurrent;
            if (concurrent)
                violations.Add("concurrent-request", name, operation);
            if (isDownload && account.DownloadEnded is { } ended && now - ended < spacing())
            {
                violations.Add("download-spacing", name, operation);
                broken = true;
            }
            if (now < account.BlockedUntil)
            {
                // The first refusal tells the client; only what comes after it is a breach.
                if (account.WasTold)
                    violations.Add("request-after-block", name, operation);
                account.WasTold = true;
                ticket.RefusedFor = account.BlockedUntil - now;
            }
            else if (broken && penalty() is { Ticks: > 0 } length)
            {
                account.BlockedUntil = now + length;
                account.WasTold = true;
                ticket.RefusedFor = length;
            }
        }
        return ticket;
    }

    /// <summary>Forgets blocks and past downloads.</summary>
    public void Reset()
    {
        lock (_lock)
            _accounts.Clear();
    }

    private static async Task<bool> WereAbandonedAsync(Ticket[] others)
    {
        var ends = Task.WhenAll(others.Select(ticket => ticket.Ended));
        for (var beat = 0; beat < GraceBeats && !ends.IsCompleted; beat++)
            await Task.WhenAny(ends, Task.Delay(s_graceBeat));
        return ends.IsCompleted && (await ends).All(abandoned => abandoned);
    }

    /// <summary>A request in flight.</summary>
    public sealed class Ticket : IDisposable
    {
        private readonly Politeness _rules;
        private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Ticket(Politeness rules, Account owner, string account, string operation)
        {
            _rules = rules;
            Owner = owner;
            AccountName = account;
            Operation = operation;
        }

        /// <summary>Who asks.</summary>
        public string AccountName { get; }

        /// <summary>What is asked.</summary>
        public string Operation { get; }

        /// <summary>How long the account stays blocked; null when the request may go on.</summary>
        public TimeSpan? RefusedFor { get; internal set; }

        /// <summary>Whether a file was sent.</summary>
        public bool Transferred { get; set; }

        internal Account Owner { get; }

        internal Task<bool> Ended => _ended.Task;

        /// <summary>The client has gone without its answer.</summary>
        public void Abandon() => End(abandoned: true);

        /// <inheritdoc />
        public void Dispose() => End(abandoned: false);

        private void End(bool abandoned)
        {
            lock (_rules._lock)
            {
                if (!Owner.InFlight.Remove(this))
                    return;
                if (Transferred)
                    Owner.DownloadEnded = _rules.Now;
            }
            _ended.TrySetResult(abandoned);
        }
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    internal sealed class Account
    {
        public HashSet<Ticket> InFlight { get; } = [];

        public DateTimeOffset? DownloadEnded { get; set; }

        public DateTimeOffset BlockedUntil { get; set; }

        public bool WasTold { get; set; }
    }
}
