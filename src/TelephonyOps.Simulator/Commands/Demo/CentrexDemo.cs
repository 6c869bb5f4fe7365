extern alias library;

using library::TelephonyOps;
using library::TelephonyOps.Capabilities;
using library::TelephonyOps.Events;
using static TelephonyOps.Simulator.Commands.Demo.DemoScene;

namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>One Centrex line.</summary>
internal static class CentrexDemo
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(DemoScene scene, CancellationToken cancellationToken)
    {
        var session = scene.Session;
        await SeeARingAsync(scene, cancellationToken);
        await LineDemo.DialAsync(session, cancellationToken);

        var history = await session.Require<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), cancellationToken).Take(5).ToListAsync(cancellationToken);
        Step(history.Count == 5, $"history: {history.Count} rows, newest {history[0].StartTime:yyyy-MM-dd HH:mm}");

        await LineDemo.ForwardAsync(session, ForwardCondition.Busy, cancellationToken);
        await LineDemo.SaveARecordingAsync(scene, new TimedListRequest(), cancellationToken);
    }

    /// <summary>A call comes in: the simulator rings the line and calls the web hook that the subscription has set.</summary>
    private static async Task SeeARingAsync(DemoScene scene, CancellationToken cancellationToken)
    {
        await using var events = await scene.Session.SubscribeAsync(new EventFilter([TelEventType.Ringing]), cancellationToken);
        await scene.Simulator.ActAsync("ring", new { from = "01098765432", to = scene.Session.Account, answerMs = -1 }, cancellationToken);
        var ring = await events.ReadAllAsync(cancellationToken).FirstAsync(cancellationToken).AsTask().WaitAsync(s_patience, cancellationToken);
        Step(ring.From == "01098765432", $"ring from {ring.From} seen as event");
        await scene.Simulator.ActAsync("cancel", new { account = scene.Session.Account }, cancellationToken);
    }
}
