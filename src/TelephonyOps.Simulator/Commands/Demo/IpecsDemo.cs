extern alias library;

using library::TelephonyOps;
using library::TelephonyOps.Capabilities;
using library::TelephonyOps.Events;
using static TelephonyOps.Simulator.Commands.Demo.DemoScene;

namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>Two stations of an iPECS switch.</summary>
internal static class IpecsDemo
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(DemoScene scene, CancellationToken cancellationToken)
    {
        var session = scene.Session;
        var wanted = new EventFilter([TelEventType.Ringing, TelEventType.Connected, TelEventType.Ended], ["1001", "1002"]);
        await using var events = await session.SubscribeAsync(wanted, cancellationToken);

        var call = await session.Require<IDialing>().DialAsync(new DialRequest { Device = "1001", To = "1002" }, cancellationToken);
        await session.Require<ICallAnswering>().AnswerAsync(new CallRequest { Call = call, Device = "1002" }, cancellationToken);
        Step($"1001 called 1002, which answered (call {call.Id})");

        var own = new CallRequest { Call = call, Device = "1001" };
        var parked = await session.Require<ICallParking>().ParkAsync(own, cancellationToken);
        Step(parked.ParkingLocation is not null, $"parked at location {parked.ParkingLocation}");
        await session.Require<ICallParking>().UnparkAsync(own with { Call = parked }, parked.ParkingLocation!, cancellationToken);
        Step("taken back");

        await session.Require<IHangUp>().HangUpAsync(new HangUpRequest { Call = call, Device = "1001" }, cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        var seen = new List<TelEventType>();
        await foreach (var item in events.ReadAllAsync(patience.Token))
        {
            seen.Add(item.Type);
            if (item.Type == TelEventType.Ended) break;
        }
        Step(seen.Contains(TelEventType.Ringing) && seen.Contains(TelEventType.Connected), $"seen as events: {string.Join(", ", seen)}");

        var query = new CallHistoryRequest { Number = "010*" };
        var count = await session.Require<ICallStatistics>().CountCallsAsync(query, cancellationToken);
        var rows = await session.Require<ICallHistory>().ListCallsAsync(query, cancellationToken).Take(3).ToListAsync(cancellationToken);
        Step(rows.Count == 3 && count.Count >= 3, $"SMDR: {count.Count} records of 010*, the first three read");
    }
}
