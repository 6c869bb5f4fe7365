using System.Text;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Recordings;

namespace TelephonyOps.Core.Tests.Units;

/// <summary>G11: a server's file name cannot leave the folder.</summary>
public sealed class LocalFileNameTests
{
    const string Forbidden = "<>:\"/\\|?*";

    [Theory]
    [InlineData("0854-01012345678_20190813134606_mix.wav", "0854-01012345678_20190813134606_mix.wav")]
    [InlineData("../../etc/passwd.wav", "passwd.wav")]
    [InlineData("..\\..\\windows\\a.wav", "a.wav")]
    [InlineData("C:\\a.wav", "a.wav")]
    [InlineData("C:a.wav", "C_a.wav")]
    [InlineData("a.wav:stream", "a.wav_stream")]
    [InlineData("a\0b\r\n.wav", "a_b__.wav")]
    [InlineData("녹취 1.wav", "녹취 1.wav")]
    [InlineData("a.wav. . .", "a.wav")]
    [InlineData("CON", "_CON")]
    [InlineData("con.wav", "_con.wav")]
    [InlineData("Com1 .wav", "_Com1 .wav")]
    [InlineData("console.wav", "console.wav")]
    [InlineData(".wav", ".wav")]
    public void A_usable_name_stays_as_it_is_and_the_rest_is_made_usable(string server, string local) => Assert.Equal(local, LocalFileName.From(server));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/")]
    [InlineData("a\\..")]
    [InlineData("???")]
    [InlineData(" . . ")]
    public void A_name_of_which_nothing_is_left_is_refused_with_the_input_as_target(string server)
    {
        var error = Fails.With(TelephonyErrorKind.InvalidArgument, () => LocalFileName.From(server));
        Assert.Equal(server, error.Target);
        Assert.NotNull(error.RecommendedAction);
    }

    [Fact]
    public void A_name_too_long_for_any_disk_is_refused()
    {
        Assert.Equal(240, LocalFileName.From(new string('a', 236) + ".wav").Length);
        Fails.With(TelephonyErrorKind.InvalidArgument, () => LocalFileName.From(new string('a', 237) + ".wav"));
        Fails.With(TelephonyErrorKind.InvalidArgument, () => LocalFileName.From(new string('가', 80) + ".wav"));
    }

    [Fact]
    public void G11_no_name_leaves_the_folder() => Hostile.Text.Tries(5_000, server =>
    {
        string name;
        try
        {
            name = LocalFileName.From(server);
        }
        catch (TelephonyException error)
        {
            Assert.Equal(TelephonyErrorKind.InvalidArgument, error.Kind);
            return;
        }
        Assert.DoesNotContain(name, character => Forbidden.Contains(character, StringComparison.Ordinal) || character < ' ' || char.IsSurrogate(character));
        Assert.False(name is "." or ".." || name.EndsWith('.') || name.EndsWith(' '));
        Assert.InRange(Encoding.UTF8.GetByteCount(name + ".partial"), 1, 255);
        var folder = Path.GetFullPath("folder");
        Assert.Equal(folder, Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, name))));
        Assert.Equal(name, LocalFileName.From(name));
    });

    [Fact]
    public async Task G11_a_hostile_name_from_the_server_is_saved_inside_the_folder()
    {
        var folder = Directory.CreateTempSubdirectory("telephonyops-");
        try
        {
            await using var rig = await Rig.StartAsync("Centrex", new RigOptions { Set = { ["hostile-name"] = "../../escaped_1_2.wav", ["recording-bytes"] = "2000" } });
            var recording = await rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).FirstAsync(Rig.Token);
            Assert.Equal("../../escaped_1_2.wav", recording.FileName);
            var path = Path.Combine(folder.FullName, LocalFileName.From(recording.FileName));
            await RecordingSaver.SaveAsync(rig.Need<IRecordingDownload>(), recording.FileName, path, force: false, null, Rig.Token);
            Assert.Equal(["escaped_1_2.wav"], folder.EnumerateFiles().Select(file => file.Name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
