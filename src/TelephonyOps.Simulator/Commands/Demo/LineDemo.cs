extern alias library;

using System.Security.Cryptography;
using library::TelephonyOps;
using library::TelephonyOps.Capabilities;
using library::TelephonyOps.Recordings;
using static TelephonyOps.Simulator.Commands.Demo.DemoScene;

namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>The steps that every line can take, whichever the vendor.</summary>
internal static class LineDemo
{
    public static async Task DialAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var call = await session.Require<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, cancellationToken);
        Step(call.Outcome == CallOutcome.Accepted, $"dialled {call.To}: {call.Outcome}");
        await session.Require<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, cancellationToken);
        Step("hung up");
    }

    public static async Task ForwardAsync(TelephonySession session, ForwardCondition? condition, CancellationToken cancellationToken)
    {
        var forwarding = session.Require<IForwarding>();
        await forwarding.SetForwardAsync(new ForwardRequest { To = "01055556666", Condition = condition }, cancellationToken);
        var rule = await session.Require<IForwardingInfo>().GetForwardAsync(null, cancellationToken);
        Step(rule is { Enabled: true, To: "01055556666" }, $"forward ({rule.Condition}) to {rule.To} read back");
        await forwarding.ClearForwardAsync(new ForwardRequest(), cancellationToken);
        rule = await session.Require<IForwardingInfo>().GetForwardAsync(null, cancellationToken);
        Step(!rule.Enabled, "forward cleared");
    }

    public static async Task SaveARecordingAsync(DemoScene scene, TimedListRequest which, CancellationToken cancellationToken)
    {
        var recording = await scene.Session.Require<IRecordings>().ListRecordingsAsync(which, cancellationToken).FirstAsync(cancellationToken);
        var path = Path.Combine(scene.Folder, LocalFileName.From(recording.FileName));
        var saved = await RecordingSaver.SaveAsync(scene.Session.Require<IRecordingDownload>(), recording.FileName, path, force: false, progress: null, cancellationToken);
        await using var file = File.OpenRead(path);
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(file, cancellationToken));
        Step(hash == saved.Sha256, $"recording {saved.FileName}: {saved.Length} bytes, SHA-256 verified");
    }
}
