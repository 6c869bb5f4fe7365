using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Observation;

/// <summary>One request as it came in. In process only: the fields hold what the client sent, hashes included.</summary>
public sealed record JournalEntry(
    DateTimeOffset Time,
    string Method,
    string Path,
    string Operation,
    string Account,
    long? Page,
    string? ContentType,
    string Body,
    IReadOnlyDictionary<string, string> Fields);

/// <summary>The last requests, oldest first.</summary>
public sealed class RequestJournal
{
    /// <summary>How many entries are kept.</summary>
    public const int Capacity = 10_000;

    private readonly Queue<JournalEntry> _entries = [];
    private readonly Lock _lock = new();

    /// <summary>All entries that are kept.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    /// <summary>The entries of one operation.</summary>
    public IReadOnlyList<JournalEntry> Of(string operation) => [.. Entries.Where(entry => entry.Operation == operation)];

    /// <summary>Adds an entry; the oldest one goes when the journal is full.</summary>
    public void Add(JournalEntry entry)
    {
        lock (_lock)
        {
            if (_entries.Count == Capacity)
                _entries.Dequeue();
            _entries.Enqueue(entry);
        }
    }

    internal void Add(SimulatedRequest request, DateTimeOffset time) => Add(new(
        time,
        request.Method,
        request.Path + request.Context.Request.QueryString.Value,
        request.Operation,
        request.Account,
        request.Page,
        request.Context.Request.ContentType,
        request.Body,
        FieldsOf(request)));

    private static Dictionary<string, string> FieldsOf(SimulatedRequest request)
    {
        var fields = new Dictionary<string, string>(request.PathValues, StringComparer.Ordinal);
        foreach (var (name, value) in request.Form)
            fields[name] = value.ToString();
        return fields;
    }

    internal void Clear()
    {
        lock (_lock)
            _entries.Clear();
    }
}
