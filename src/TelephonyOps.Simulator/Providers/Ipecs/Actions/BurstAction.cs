using System.Diagnostics;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.Ipecs.Events;
using TelephonyOps.Simulator.Providers.Ipecs.Sessions;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;

namespace TelephonyOps.Simulator.Providers.Ipecs.Actions;

/// <summary>
/// Very many call events for one device: ringing, connected, released, again and again, each three with a callRefID of their own.
/// As fast as the clients read, or at a rate; a socket may be killed on the way, and its successor waited for.
/// </summary>
internal static class BurstAction
{
    private const int Batch = 256;
    private const int FirstRefId = 1_000_000;

    public static async Task<object> RunAsync(IpecsState state, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var count = arguments.Number("count") ?? 20_000;
        var device = arguments.OptionalText("device") ?? $"{NumberingPlan.FirstStation + 1}";
        var killAt = arguments.Number("killAt") ?? -1;
        var reopenAt = arguments.Number("reopenAt") ?? -1;
        var rate = arguments.Number("rate") ?? 0;
        var stamped = arguments.Flag("stamp");
        string[] devices = [device];
        var targets = state.LoggedIn.Where(session => session.Wants(devices, isPresence: false)).ToList();
        if (targets.Count == 0)
            throw new SimulatorActionException($"no session monitors {device}");
        var before = targets.ToDictionary(session => session, session => (session.Events.Raised, session.Events.Written, session.Events.Sockets));
        var started = Stopwatch.GetTimestamp();
        var batch = rate > 0 ? Math.Max(1, rate / 1000) : Batch;
        for (long index = 0; index < count; index++)
        {
            var call = Make(device, devices, index, stamped);
            if (index == reopenAt)
                await Task.WhenAll(targets.Select(session => session.Events.WaitForSocketAsync(before[session].Sockets + 1, cancellationToken)));
            if (index == killAt)
                targets.ForEach(session => session.Events.KillSocketUnder(call));
            else
                state.Hub.Raise(call);
            if ((index + 1) % batch != 0)
                continue;
            foreach (var session in targets)
                await session.Events.WaitForRoomAsync(cancellationToken);
            if (rate > 0)
                await PaceAsync(started, index + 1, rate, cancellationToken);
        }
        return new
        {
            count,
            milliseconds = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            sessions = targets.Select(session => new
            {
                account = session.Account,
                raised = session.Events.Raised - before[session].Raised,
                written = session.Events.Written - before[session].Written,
                lastSerial = session.Events.LastSerial,
            }).ToArray(),
        };
    }

    private static CallEvent Make(string device, string[] devices, long index, bool stamped)
    {
        var refId = FirstRefId + (index / 3);
        (string Name, object Value) stamp = stamped ? ("sentTicks", Stopwatch.GetTimestamp()) : ("burst", index);
        return (index % 3) switch
        {
            0 => new("ringing", devices, Fields(device, Cause.NewCall, refId, stamp)),
            1 => new("connected", devices, Fields(device, Cause.NewCall, refId, stamp)),
            _ => new(
                "released",
                devices,
                ("deviceNumber", device),
                ("serviceDN", device),
                ("releasedDN", device),
                ("causeCode", Cause.NormalClearing.Code),
                ("causeMsg", Cause.NormalClearing.Text),
                ("callRefID", refId),
                stamp),
        };
    }

    private static (string Name, object Value)[] Fields(string device, Cause cause, long refId, (string Name, object Value) stamp) =>
    [
        ("deviceNumber", device), ("serviceDN", device), ("callingDN", "01012345678"), ("calledDN", device),
        ("causeCode", cause.Code), ("causeMsg", cause.Text), ("callRefID", refId), stamp,
    ];

    private static async Task PaceAsync(long started, long done, long rate, CancellationToken cancellationToken)
    {
        var due = TimeSpan.FromSeconds(done / (double)rate);
        while (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } rest)
            await Task.Delay(rest > TimeSpan.FromMilliseconds(1) ? rest : TimeSpan.FromMilliseconds(1), cancellationToken);
    }
}
