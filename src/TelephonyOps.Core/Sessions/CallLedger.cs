using System.Collections.Concurrent;

namespace TelephonyOps;

/// <summary>The calls that a session knows, from its commands and its events. An ended call stays for a while, so that a script can still ask how it ended.</summary>
public sealed class CallLedger(TimeProvider time)
{
    static readonly TimeSpan s_keepEnded = TimeSpan.FromMinutes(5);
    readonly ConcurrentDictionary<string, (Call Call, DateTimeOffset Seen)> _calls = new(StringComparer.Ordinal);

    /// <summary>Takes the newest word on a call.</summary>
    public Call Put(Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var now = time.GetUtcNow();
        _calls[call.Id] = (call, now);
        if (call.State == CallState.Ended) Forget(now);
        return call;
    }

    /// <summary>The call of that id; null when the session never heard of it.</summary>
    public Call? Find(string id) => _calls.TryGetValue(id, out var entry) ? entry.Call : null;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Call> All() => [.. _calls.Values.Select(entry => entry.Call).OrderBy(call => call.StartedAt).ThenBy(call => call.Id, StringComparer.Ordinal)];

    public IReadOnlyList<Call> Active() => [.. All().Where(call => call.State != CallState.Ended)];

    void Forget(DateTimeOffset now)
    {
        foreach (var (id, entry) in _calls)
        {
            if (entry.Call.State == CallState.Ended && now - entry.Seen > s_keepEnded) _calls.TryRemove(id, out _);
        }
    }
}
