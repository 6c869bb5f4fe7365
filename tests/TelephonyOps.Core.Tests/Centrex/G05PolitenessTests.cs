using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>G5: never faster than the vendor allows.</summary>
public sealed class G05PolitenessTests
{
    [Fact]
    public async Task G5_32_workers_on_8_accounts_break_no_rule()
    {
        // The pauses of all accounts turn the one clock, on a slow machine past a usual time-out while one request is under way.
        var options = CentrexRig.Options(("accounts", "10"), ("latency-ms", "1"), ("block", "true"), ("recording-bytes", "2000"));
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", options with { Connect = connect => connect with { Timeout = TimeSpan.FromHours(1) } });
        int[] accounts = [0, 1, 4, 5, 6, 7, 8, 9];

        // Several sessions of one account share its turn: the vendor counts accounts.
        var sessions = new List<TelephonySession>();
        foreach (var account in accounts) sessions.Add(await rig.ConnectAsync(account));
        foreach (var account in accounts) sessions.Add(await rig.ConnectAsync(account));
        var done = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 32), new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Rig.Token }, async (worker, token) =>
        {
            var session = sessions[worker % sessions.Count];
            for (var round = 0; round < 8; round++)
            {
                await session.Require<IUserInfo>().GetUserAsync(token);
                await session.Require<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, token).Take(15).ToListAsync(token);
                await session.Require<IForwardingInfo>().GetForwardAsync(null, token);
                Interlocked.Increment(ref done);
            }
            var recording = await session.Require<IRecordings>().ListRecordingsAsync(new TimedListRequest(), token).FirstAsync(token);
            await using var content = await session.Require<IRecordingDownload>().OpenRecordingAsync(recording.FileName, token);
            await content.Content.CopyToAsync(Stream.Null, token);
        });
        Assert.Equal(256, done);
        Assert.Equal(32, rig.Done("recorddownload"));
        Assert.Empty(rig.Simulator.Violations.All);
        foreach (var session in sessions) await session.DisposeAsync();
    }

    [Fact]
    public async Task G5_a_download_starts_three_seconds_after_the_end_of_the_last_and_nothing_else_waits()
    {
        var time = new ManualTime();
        await using var rig = await Rig.StartAsync("Centrex", new RigOptions { Time = time, SimulatorTime = time, Set = { ["recording-bytes"] = "2000" } });
        var name = rig.Line().Recordings[0].FileName;
        var content = await rig.Need<IRecordingDownload>().OpenRecordingAsync(name, Rig.Token);
        await content.Content.CopyToAsync(Stream.Null, Rig.Token);
        time.Advance(TimeSpan.FromSeconds(10));

        // The pause counts from the end of the download, not from its start.
        await content.DisposeAsync();
        var waiting = Task.Run(() => rig.Need<IRecordingDownload>().OpenRecordingAsync(name, Rig.Token));
        await Eventually.HoldsAsync(() => time.Asked.Contains(TimeSpan.FromSeconds(3)));
        time.Advance(TimeSpan.FromSeconds(2.999));
        Assert.Equal(1, rig.Asked("recorddownload"));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await using var second = await waiting.Soon();
        Assert.Equal(2, rig.Done("recorddownload"));
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Fact]
    public async Task G5_a_request_waits_while_a_download_is_under_way()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var content = await rig.Need<IRecordingDownload>().OpenRecordingAsync(rig.Line().Recordings[0].FileName, Rig.Token);
        var asked = rig.Asked("userinfo");
        var probe = rig.Session.ProbeAsync(Rig.Token);
        var status = rig.Need<ICallStatus>().GetStatusAsync([], Rig.Token).ToListAsync(Rig.Token).AsTask();
        Assert.False(probe.IsCompleted || status.IsCompleted);
        Assert.Equal(asked, rig.Asked("userinfo"));
        await content.Content.CopyToAsync(Stream.Null, Rig.Token);
        await content.DisposeAsync();
        await probe.Soon();
        await status.Soon();
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Fact]
    public async Task G5_the_switch_sets_another_interval()
    {
        var options = CentrexRig.Options(("download-spacing-ms", "7000"), ("recording-bytes", "2000")) with { Connect = connect => connect with { DownloadInterval = TimeSpan.FromSeconds(7) } };
        await using var rig = await Rig.StartAsync("Centrex", options);
        for (var round = 0; round < 3; round++) await CentrexOperation.Of("recorddownload").RunAsync(rig, Rig.Token);
        Assert.Equal(2, rig.Time.Asked.Count(pause => pause == TimeSpan.FromSeconds(7)));
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [InlineData("callhistory")]
    [InlineData("recorddownload")]
    public async Task G5_retry_after_is_honoured_by_every_request_of_the_account(string name)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Listen();
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Status, Status = 429, RetryAfter = 7 });
        var before = rig.Time.GetUtcNow();
        await CentrexOperation.Of(name).RunAsync(rig, Rig.Token);
        Assert.True(rig.Time.GetUtcNow() - before >= TimeSpan.FromSeconds(7));
        Assert.Equal(2, rig.Asked(name));
        Assert.Contains(TimeSpan.FromSeconds(7), rig.Time.Asked);
        Assert.Contains(rig.Trace.Details, line => line.Contains("7.0 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task G5_a_refused_action_makes_the_next_command_wait_out_the_penalty()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "smssend", Kind = FaultKind.Status, Status = 429, RetryAfter = 9 });
        await Fails.WithAsync(TelephonyErrorKind.Throttled, () => CentrexOperation.Of("smssend").RunAsync(rig, Rig.Token));
        var before = rig.Time.GetUtcNow();
        await rig.Session.ProbeAsync(Rig.Token);
        Assert.True(rig.Time.GetUtcNow() - before >= TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task G5_a_rest_of_an_hour_is_an_error_that_says_so_and_nothing_is_sent()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "callhistory", Kind = FaultKind.Status, Status = 429, RetryAfter = 3600, Count = -1 });
        var first = await Fails.WithAsync(TelephonyErrorKind.Throttled, () => CentrexOperation.Of("callhistory").RunAsync(rig, Rig.Token));
        Assert.Equal(TimeSpan.FromHours(1), first.RetryAfter);
        Assert.Equal(1, rig.Asked("callhistory"));
        var asked = rig.Asked("userinfo");
        var second = await Fails.WithAsync(TelephonyErrorKind.Throttled, () => rig.Session.ProbeAsync(Rig.Token));
        Assert.InRange(second.RetryAfter!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
        Assert.Equal(asked, rig.Asked("userinfo"));
        rig.Time.Advance(TimeSpan.FromHours(1));
        await rig.Session.ProbeAsync(Rig.Token);
    }

    [Fact]
    public async Task G5_different_accounts_run_side_by_side()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await using var other = await rig.ConnectAsync(account: 1);
        rig.Simulator.Faults.Add(new Fault { Operation = "userinfo", Kind = FaultKind.Hang, Account = rig.Session.Account });
        using var cancel = new CancellationTokenSource();
        var hanging = rig.Session.ProbeAsync(cancel.Token);
        await other.ProbeAsync(Rig.Token).Soon();
        Assert.False(hanging.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging.Soon());
    }
}
