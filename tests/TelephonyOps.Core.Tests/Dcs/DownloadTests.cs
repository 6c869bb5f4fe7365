using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Recordings;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>A download is a file or an error, and no header is documented that tells which (16.2).</summary>
public sealed class DownloadTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telephonyops-dcs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("audio/wav")]
    [InlineData("application/octet-stream")]
    [InlineData("none")]
    [InlineData("text/html")]
    public async Task Quirk16_whatever_type_the_server_names_the_file_arrives_byte_by_byte(string type)
    {
        await using var rig = await DcsRig.StartSmallAsync(("download-type", type), ("recording-bytes", "0"));
        var recording = rig.Line().Recordings[DcsRig.Today, 1];
        using var expected = new MemoryStream();
        await recording.WriteToAsync(expected, Rig.Token);
        using var bytes = new MemoryStream();
        await using var content = await rig.Need<IRecordingDownload>().OpenRecordingAsync(recording.FileName, Rig.Token);

        Assert.Equal(expected.Length, content.Length);
        await content.Content.CopyToAsync(bytes, Rig.Token);
        Assert.Equal(expected.ToArray(), bytes.ToArray());
    }

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    public async Task Quirk16_an_error_in_place_of_a_file_is_an_error(string form)
    {
        await using var rig = await DcsRig.StartSmallAsync(("error-form", form));
        var error = await Fails.WithAsync(form == "json" ? TelephonyErrorKind.NotFound : TelephonyErrorKind.Protocol, () => rig.Need<IRecordingDownload>().OpenRecordingAsync("nosuch.wav", Rig.Token));
        Assert.Equal(form == "json" ? ("5002", "NO_FILE") : (null, "녹취파일명 오류"), (error.VendorCode, error.VendorText));
    }

    [Fact]
    public async Task An_account_without_the_right_is_told_so()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        await using var session = await rig.ConnectAsync(2);
        var error = await Fails.WithAsync(TelephonyErrorKind.Permission, () => session.Require<IRecordingDownload>().OpenRecordingAsync("any.wav", Rig.Token));
        Assert.Equal(("5001", "RECORD_AUTH_ERR"), (error.VendorCode, error.VendorText));
    }

    [Fact]
    public async Task Quirk10_downloads_keep_their_distance_whoever_asks()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        for (var index = 0; index < 3; index++)
        {
            await SaveAsync(rig, rig.Line().Recordings[DcsRig.Today, index].FileName);
            await rig.Session.ProbeAsync(Rig.Token);
        }

        // As a raw command it is not understood, but the pause is kept all the same.
        var raw = new Dictionary<string, string> { ["FILENAME"] = rig.Line().Recordings[DcsRig.Today, 0].FileName };
        await Fails.WithAsync(TelephonyErrorKind.Protocol, () => rig.Need<IRawCommands>().InvokeCommandAsync("downloadrecord", raw, Rig.Token));

        Assert.Equal(4, rig.Done("downloadrecord"));
        Assert.Equal(3, rig.Time.Asked.Count(pause => pause > TimeSpan.FromSeconds(2) && pause <= TimeSpan.FromSeconds(3)));
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Fact]
    public async Task G3_a_file_that_breaks_off_leaves_nothing_under_its_name()
    {
        await using var rig = await DcsRig.StartSmallAsync();
        var name = rig.Line().Recordings[DcsRig.Today, 0].FileName;
        rig.Simulator.Faults.Add(new Fault { Operation = "downloadrecord", Kind = FaultKind.Truncate });
        await Assert.ThrowsAsync<TelephonyException>(() => SaveAsync(rig, name));
        Assert.Empty(_folder.GetFiles());
        Assert.Equal(SaveStatus.Saved, (await SaveAsync(rig, name)).Status);
        Assert.Equal(SaveStatus.AlreadySaved, (await SaveAsync(rig, name)).Status);
        Assert.Equal(2, rig.Done("downloadrecord"));
    }

    [Theory]
    [InlineData("../../etc/passwd.wav")]
    [InlineData("a b#c?d%2F&e.wav")]
    [InlineData("녹취 파일+1.wav")]
    public async Task G11_a_hostile_file_name_travels_whole_and_stays_in_the_folder(string name)
    {
        await using var rig = await DcsRig.StartSmallAsync(("hostile-name", name));
        var listed = (await rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token))[0];
        Assert.Equal(name, listed.FileName);
        var saved = await SaveAsync(rig, listed.FileName);
        Assert.Equal(name, Assert.Single(rig.Simulator.Journal.Of("downloadrecord")).Fields["FILENAME"]);
        Assert.Equal(_folder.FullName, Path.GetDirectoryName(Path.GetFullPath(saved.Path)));
        Assert.Single(_folder.GetFiles());
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    public async Task A_name_that_is_none_is_refused_before_the_wire(string name)
    {
        await using var rig = await DcsRig.StartSmallAsync();
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IRecordingDownload>().OpenRecordingAsync(name, Rig.Token));
        Assert.Equal(0, rig.Asked("downloadrecord"));
    }

    Task<SavedRecording> SaveAsync(Rig rig, string name)
        => RecordingSaver.SaveAsync(rig.Need<IRecordingDownload>(), name, Path.Combine(_folder.FullName, LocalFileName.From(name)), false, null, Rig.Token);
}
