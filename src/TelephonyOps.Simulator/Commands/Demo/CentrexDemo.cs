extern alias library;

using System.Security.Cryptography;
using library::TelephonyOps;
using library::TelephonyOps.Capabilities;
using library::TelephonyOps.Events;
using library::TelephonyOps.Recordings;
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

        var call = await session.Require<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, cancellationToken);
        Step(call.Outcome == CallOutcome.Accepted, $"dialled {call.To}: {call.Outcome}");
        await session.Require<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, cancellationToken);
        Step("hung up");

        var history = await session.Require<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), cancellationToken).Take(5).ToListAsync(cancellationToken);
        Step(history.Count == 5, $"history: {history.Count} rows, newest {history[0].StartTime:yyyy-MM-dd HH:mm}");

        var forwarding = session.Require<IForwarding>();
        await forwarding.SetForwardAsync(new ForwardRequest { To = "01055556666", Condition = ForwardCondition.Busy }, cancellationToken);
        var rule = await session.Require<IForwardingInfo>().GetForwardAsync(null, cancellationToken);
        Step(rule is { Enabled: true, To: "01055556666" }, $"forward on {rule.Condition} to {rule.To} read back");
        await forwarding.ClearForwardAsync(new ForwardRequest(), cancellationToken);
        rule = await session.Require<IForwardingInfo>().GetForwardAsync(null, cancellationToken);
        Step(!rule.Enabled, "forward cleared");

        await SaveARecordingAsync(scene, cancellationToken);
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

    private static async Task SaveARecordingAsync(DemoScene scene, CancellationToken cancellationToken)
    {
        var recording = await scene.Session.Require<IRecordings>().ListRecordingsAsync(new TimedListRequest(), cancellationToken).FirstAsync(cancellationToken);
        var path = Path.Combine(scene.Folder, LocalFileName.From(recording.FileName));
        var saved = await RecordingSaver.SaveAsync(scene.Session.Require<IRecordingDownload>(), recording.FileName, path, force: false, progress: null, cancellationToken);
        await using var file = File.OpenRead(path);
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(file, cancellationToken));
        Step(hash == saved.Sha256, $"recording {saved.FileName}: {saved.Length} bytes, SHA-256 verified");
    }
}
