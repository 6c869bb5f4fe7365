using FsCheck.Fluent;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Recordings;

namespace TelephonyOps.Core.Tests.Units;

public sealed class WaveCheckTests
{
    [Theory]
    [InlineData(36u, 44, true)]
    [InlineData(36u, 45, true)]
    [InlineData(36u, 43, false)]
    [InlineData(0u, 44, true)]
    [InlineData(uint.MaxValue, 44, true)]
    [InlineData(uint.MaxValue - 1, 44, false)]
    public void A_file_shorter_than_its_header_says_is_not_kept(uint announced, long length, bool sound)
    {
        byte[] header = [.. "RIFF"u8, .. BitConverter.GetBytes(announced), .. "WAVE"u8];
        Assert.Equal(sound, Complaint(header, length, header.Length) is null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RIFF")]
    [InlineData("RIFF    WAV")]
    [InlineData("RIFX\0\0\0\0WAVE")]
    [InlineData("RIFF\0\0\0\0AVI ")]
    [InlineData("{\"SVC_RT\":\"4004\"}")]
    public void What_is_no_wave_file_is_not_kept(string text)
        => Assert.Contains("wave", Complaint(System.Text.Encoding.Latin1.GetBytes(text), 1_000, Math.Max(1, text.Length)), StringComparison.Ordinal);

    [Fact]
    public void G11_however_the_bytes_arrive_the_judgement_is_the_same() => (
        from bytes in Gen.OneOf(Hostile.Bytes, Hostile.Damaged("RIFF\u0024\0\0\0WAVEfmt \u0010"))
        from piece in Gen.Choose(1, 20)
        select (bytes, piece)).Tries(2_000, input =>
            Assert.Equal(Complaint(input.bytes, input.bytes.Length, Math.Max(1, input.bytes.Length)), Complaint(input.bytes, input.bytes.Length, input.piece)));

    static string? Complaint(byte[] bytes, long length, int piece)
    {
        var check = new WaveCheck();
        for (var offset = 0; offset < bytes.Length; offset += piece) check.Look(bytes.AsSpan(offset, Math.Min(piece, bytes.Length - offset)), offset);
        return check.Complaint(length);
    }
}
