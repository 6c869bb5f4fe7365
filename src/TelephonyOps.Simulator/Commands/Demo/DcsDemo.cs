extern alias library;

using library::TelephonyOps;
using library::TelephonyOps.Capabilities;
using static TelephonyOps.Simulator.Commands.Demo.DemoScene;

namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>One DCS extension.</summary>
internal static class DcsDemo
{
    public static async Task RunAsync(DemoScene scene, CancellationToken cancellationToken)
    {
        var session = scene.Session;
        await LineDemo.DialAsync(session, cancellationToken);

        var since = Clock.KoreaStandardTime.At(new DateTime(2025, 12, 30));
        var history = await session.Require<ICallHistory>()
            .ListCallsAsync(new CallHistoryRequest { Since = since, Until = since.AddDays(3) }, cancellationToken)
            .Take(5)
            .ToListAsync(cancellationToken);
        Step(history.Count == 5, $"history over three days: {history.Count} rows, newest {history[0].StartTime:yyyy-MM-dd HH:mm}");

        await LineDemo.ForwardAsync(session, condition: null, cancellationToken);
        await LineDemo.SaveARecordingAsync(scene, new TimedListRequest { Since = since, Until = since.AddDays(3) }, cancellationToken);
    }
}
