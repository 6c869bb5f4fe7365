using System.Buffers.Binary;

namespace TelephonyOps.Recordings;

/// <summary>Looks at a wave file's header as it passes: a file that is no RIFF/WAVE, or is shorter than its header says, is not kept.</summary>
struct WaveCheck
{
    const int HeaderLength = 12;
    readonly byte[] _header = new byte[HeaderLength];
    int _seen;

    public WaveCheck()
    {
    }

    public void Look(ReadOnlySpan<byte> bytes, long offset)
    {
        if (offset >= HeaderLength) return;
        var count = Math.Min(bytes.Length, HeaderLength - (int)offset);
        bytes[..count].CopyTo(_header.AsSpan((int)offset));
        _seen = (int)offset + count;
    }

    /// <summary>What is wrong; null when nothing is.</summary>
    public readonly string? Complaint(long length)
    {
        if (_seen < HeaderLength || !_header.AsSpan().StartsWith("RIFF"u8) || !_header.AsSpan(8).SequenceEqual("WAVE"u8)) return Texts.NoWaveFile;

        // Recorders that write while they record leave 0 or all ones there.
        var announced = BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(4));
        return announced is 0 or uint.MaxValue || announced + 8L <= length ? null : Texts.LengthDiffers.With(length, announced + 8L);
    }
}
