using System.Collections.Concurrent;

namespace TelephonyOps;

/// <summary>The calls that a session knows, from its commands and its events. An ended call stays for a while, so that a script can still ask how it ended.</summary>
public sealed class CallLedger(TimeProvider time)
{
    const int MostEnded = 10_000;
    static readonly TimeSpan s_keepEnded = TimeSpan.FromMinutes(5);
    readonly ConcurrentDictionary<string, Call> _calls = new(StringComparer.Ordinal);

    // In the order in which they ended: forgetting costs the same however many calls there are.
    readonly ConcurrentQueue<(Call Call, DateTimeOffset Seen)> _ended = new();

    /// <summary>Takes the newest word on a call.</summary>
    public Call Put(Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        _calls[call.Id] = call;
        if (call.State == CallState.Ended) Forget(call);
        return call;
    }

    /// <summary>The call of that id; null when the session never heard of it.</summary>
    public Call? Find(string id) => _calls.TryGetValue(id, out var call) ? call : null;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Call> All() => [.. _calls.Values.OrderBy(call => call.StartedAt).ThenBy(call => call.Id, StringComparer.Ordinal)];

    public IReadOnlyList<Call> Active() => [.. All().Where(call => call.State != CallState.Ended)];

    /// <summary>The active calls of a device: those whose leg it is, else those that it is a party of, e.g. the phone that a call rings at. Null: all.</summary>
    public IReadOnlyList<Call> ActiveOf(string? device)
    {
        var active = Active();
        if (device is null) return active;
        List<Call> own = [.. active.Where(call => PhoneNumber.SameExtension(call.Device, device))];
        return own.Count > 0 ? own : [.. active.Where(call => PhoneNumber.SameExtension(call.To, device) || PhoneNumber.SameExtension(call.From, device))];
    }

    /// <summary>The call that a command means when none is named: the only active one, of the device where one is given.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.NoActiveCall"/> without one; <see cref="TelephonyErrorKind.InvalidArgument"/> names them when there are several.</exception>
    public Call Only(string? device)
        => AtMostOne(device) ?? throw new TelephonyException(TelephonyErrorKind.NoActiveCall, Texts.NoCallKnown) { RecommendedAction = Texts.NoCallKnownAction, Target = device };

    /// <summary>The same; null without one.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/> names the calls when there are several.</exception>
    public Call? AtMostOne(string? device) => ActiveOf(device) switch
    {
        [] => null,
        [var only] => only,
        var calls => throw new TelephonyException(TelephonyErrorKind.InvalidArgument, Texts.SeveralCalls.With(string.Join("; ", calls.Select(Describe))))
        {
            RecommendedAction = Texts.SeveralCallsAction,
            Target = device,
        },
    };

    static string Describe(Call call) => $"{call.Id} ({call.Device} {call.State}, {call.From} -> {call.To})";

    void Forget(Call ended)
    {
        var now = time.GetUtcNow();
        _ended.Enqueue((ended, now));
        while ((_ended.Count > MostEnded || (_ended.TryPeek(out var oldest) && now - oldest.Seen > s_keepEnded)) && _ended.TryDequeue(out var gone))
        {
            // Only if nothing newer is known of it: a vendor may use an id again.
            _calls.TryRemove(KeyValuePair.Create(gone.Call.Id, gone.Call));
        }
    }
}
