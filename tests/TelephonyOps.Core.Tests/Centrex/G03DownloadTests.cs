using System.Security.Cryptography;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Recordings;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>G3: a file under its final name is whole; nothing finished is fetched again.</summary>
public sealed class G03DownloadTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telephonyops-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task G3_a_recording_is_saved_byte_for_byte_with_its_hash_and_progress()
    {
        await using var rig = await CentrexRig.StartAsync(("recording-bytes", "700000"));
        var (name, path, bytes) = await NewestAsync(rig);
        var reports = new List<SaveProgress>();
        var saved = await SaveAsync(rig, name, path, progress: reports.Add);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Rig.Token));
        Assert.Equal((name, path, bytes.LongLength, SaveStatus.Saved), (saved.FileName, saved.Path, saved.Length, saved.Status));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)), saved.Sha256);
        Assert.All(reports, report => Assert.Equal(bytes.LongLength, report.Length));
        Assert.Equal([path], Files());
    }

    [Fact]
    public async Task G3_what_is_there_is_not_fetched_again_unless_forced()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var (name, path, bytes) = await NewestAsync(rig);
        await SaveAsync(rig, name, path);
        var again = await SaveAsync(rig, name, path);
        Assert.Equal((SaveStatus.AlreadySaved, bytes.LongLength, Convert.ToHexString(SHA256.HashData(bytes))), (again.Status, again.Length, again.Sha256));
        Assert.Equal(1, rig.Done("recorddownload"));

        await File.WriteAllTextAsync(path, "something else", Rig.Token);
        var forced = await SaveAsync(rig, name, path, force: true);
        Assert.Equal(SaveStatus.Saved, forced.Status);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Rig.Token));
        Assert.Equal(2, rig.Done("recorddownload"));
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(43)]
    [InlineData(44)]
    [InlineData(1000)]
    [InlineData(199_998)]
    [InlineData(199_999)]
    public async Task G3_a_download_cut_at_any_byte_leaves_no_file_and_the_next_run_is_whole(long cut)
    {
        await using var rig = await CentrexRig.StartAsync(("recording-bytes", "200000"));
        var (name, path, bytes) = await NewestAsync(rig);
        rig.Simulator.Faults.Add(new Fault { Operation = "recorddownload", Kind = FaultKind.Truncate, Bytes = cut, Count = -1 });
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SaveAsync(rig, name, path));
        Assert.True(error.IsTransient);
        Assert.Empty(Files());

        rig.Simulator.Faults.Clear();
        await SaveAsync(rig, name, path);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Rig.Token));
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Fact]
    public async Task G3_a_failed_forced_download_leaves_the_old_file_alone()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var (name, path, bytes) = await NewestAsync(rig);
        await SaveAsync(rig, name, path);
        rig.Simulator.Faults.Add(new Fault { Operation = "recorddownload", Kind = FaultKind.Truncate, Count = -1 });
        await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => SaveAsync(rig, name, path, force: true));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Rig.Token));
        Assert.Equal([path], Files());
    }

    [Fact]
    public async Task G3_garbage_instead_of_a_wave_file_leaves_no_file()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var (name, path, _) = await NewestAsync(rig);
        rig.Simulator.Faults.Add(new Fault { Operation = "recorddownload", Kind = FaultKind.Garbage });
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, () => SaveAsync(rig, name, path));
        Assert.Equal(name, error.Target);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("4004", TelephonyErrorKind.NotFound)]
    [InlineData("1005", TelephonyErrorKind.Permission)]
    [InlineData("4001", TelephonyErrorKind.InvalidArgument)]
    public async Task G3_a_refused_download_leaves_no_file(string code, TelephonyErrorKind kind)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var (name, path, _) = await NewestAsync(rig);
        rig.Simulator.Faults.Add(new Fault { Operation = "recorddownload", Kind = FaultKind.Code, Code = code });
        Assert.Equal(code, (await Fails.WithAsync(kind, () => SaveAsync(rig, name, path))).VendorCode);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task G3_cancelling_in_the_middle_leaves_no_file_and_the_account_free()
    {
        await using var rig = await CentrexRig.StartAsync(("recording-bytes", "200000"));
        var (name, path, bytes) = await NewestAsync(rig);
        rig.Simulator.Faults.Add(new Fault { Operation = "recorddownload", Kind = FaultKind.Slow, Bytes = 1000, DelayMs = 20 });
        using var cancel = new CancellationTokenSource();
        var saving = RecordingSaver.SaveAsync(rig.Need<IRecordingDownload>(), name, path, force: false, null, cancel.Token);
        await Eventually.HoldsAsync(() => File.Exists(path + ".partial") && new FileInfo(path + ".partial").Length > 0);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving.Soon());
        Assert.Empty(Files());
        await rig.Session.ProbeAsync(Rig.Token);
        await SaveAsync(rig, name, path);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Rig.Token));
    }

    [Fact]
    public async Task G3_a_server_that_falls_silent_in_the_middle_is_an_error()
    {
        await using var rig = await CentrexRig.StartAsync(("recording-bytes", "200000"));
        var (name, path, _) = await NewestAsync(rig);
        rig.Simulator.Faults.Add(new Fault { Operation = "recorddownload", Kind = FaultKind.Slow, DelayMs = 60_000 });
        var saving = SaveAsync(rig, name, path);
        await Eventually.HoldsAsync(() => File.Exists(path + ".partial") && new FileInfo(path + ".partial").Length >= 44);
        await Eventually.HoldsAsync(() =>
        {
            // The wait for the next byte may begin after the last one was written: the clock is turned until it is over.
            rig.Time.Advance(TimeSpan.FromSeconds(31));
            return saving.IsCompleted;
        });
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => saving);
        Assert.Contains("44 of 200000", error.Message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task G3_two_savings_of_one_recording_do_not_write_into_one_file()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var (name, path, bytes) = await NewestAsync(rig);
        rig.Simulator.Faults.Add(new Fault { Operation = "recorddownload", Kind = FaultKind.Hang });
        var first = SaveAsync(rig, name, path);
        await Eventually.HoldsAsync(() => rig.Asked("recorddownload") == 1);
        var error = await Fails.WithAsync(TelephonyErrorKind.Busy, () => SaveAsync(rig, name, path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);

        // The first one's attempt hangs until its time is over, and its second one is answered.
        rig.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(SaveStatus.Saved, (await first.Soon()).Status);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Rig.Token));
    }

    [Fact]
    public async Task G3_a_folder_that_is_missing_is_said_before_anything_is_fetched()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var (name, _, _) = await NewestAsync(rig);
        await Fails.WithAsync(TelephonyErrorKind.NotFound, () => SaveAsync(rig, name, Path.Combine(_folder.FullName, "none", "a.wav")));
        Assert.Equal(0, rig.Asked("recorddownload"));
    }

    [Fact]
    public async Task G3_a_partial_of_a_killed_process_is_overwritten()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var (name, path, bytes) = await NewestAsync(rig);
        await File.WriteAllBytesAsync(path + ".partial", new byte[1_000_000], Rig.Token);
        await SaveAsync(rig, name, path);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Rig.Token));
        Assert.Equal([path], Files());
    }

    [Fact]
    public async Task G3_a_length_that_differs_from_the_announced_one_is_unsound()
    {
        // The announced length is the wave header's here: Content-Length agrees, the header promises more.
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        byte[] wave = [.. "RIFF"u8, 0xff, 0, 0, 0, .. "WAVEfmt "u8, .. new byte[40]];
        server.On("recorddownload", async (context, _) =>
        {
            context.Response.ContentType = "audio/wav";
            context.Response.ContentLength = wave.Length;
            await context.Response.Body.WriteAsync(wave, context.RequestAborted);
        });
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, () => RecordingSaver.SaveAsync(session.Require<IRecordingDownload>(), "a.wav", Path.Combine(_folder.FullName, "a.wav"), false, null, Rig.Token));
        Assert.Contains("263", error.Message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(20_000_000)]
    public async Task G3_a_recording_for_the_pipeline_is_whole_and_its_download_has_ended(int length)
    {
        await using var rig = await CentrexRig.StartAsync(("recordings", "1"), ("recording-bytes", $"{length}"));
        var (name, _, bytes) = await NewestAsync(rig);
        await using var content = await RecordingSaver.FetchAsync(rig.Need<IRecordingDownload>(), name, null, Rig.Token).Soon();
        await rig.Session.ProbeAsync(Rig.Token).Soon();
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, Rig.Token);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Fact]
    public async Task G3_what_is_no_wave_file_does_not_reach_the_pipeline_whatever_it_is_called()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.On("recorddownload", async (context, _) =>
        {
            context.Response.ContentType = "audio/wav";
            await context.Response.Body.WriteAsync("no sound at all"u8.ToArray(), context.RequestAborted);
        });
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, () => RecordingSaver.FetchAsync(session.Require<IRecordingDownload>(), "a.wav", null, Rig.Token));
        Assert.Equal("a.wav", error.Target);
    }

    static Task<SavedRecording> SaveAsync(Rig rig, string name, string path, bool force = false, Action<SaveProgress>? progress = null)
        => RecordingSaver.SaveAsync(rig.Need<IRecordingDownload>(), name, path, force, progress, Rig.Token).Soon();

    async Task<(string Name, string Path, byte[] Bytes)> NewestAsync(Rig rig)
    {
        var recording = rig.Line().Recordings[0];
        using var bytes = new MemoryStream();
        await recording.WriteToAsync(bytes, Rig.Token);
        return (recording.FileName, Path.Combine(_folder.FullName, LocalFileName.From(recording.FileName)), bytes.ToArray());
    }

    string[] Files() => [.. _folder.EnumerateFiles().Select(file => file.FullName).Order()];
}
