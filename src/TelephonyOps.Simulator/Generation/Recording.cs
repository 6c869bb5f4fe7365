using System.Globalization;

namespace TelephonyOps.Simulator.Generation;

/// <summary>A recording on the server: a name, two times and a length; its bytes are made while they are sent.</summary>
public sealed record Recording(string FileName, string Source, string Destination, DateTime CallTime, DateTime FileTime, long Bytes)
{
    private const int HeaderBytes = 44;
    private const int BlockBytes = 1 << 16;
    private const int SampleRate = 8000;

    /// <summary>Length of a file with so much sound: 16 kB for each second, as PCM has it.</summary>
    internal static long BytesFor(TimeSpan sound) => HeaderBytes + (SampleRate * 2 * Math.Max(1, (long)sound.TotalSeconds));

    /// <summary>Length of a generated file: 20 to 200 kB, or the one that is wanted, as far as the format can hold it.</summary>
    internal static long SampleBytes(SeededValues values, long index, long wanted) =>
        Math.Clamp(wanted > 0 ? wanted : 20_000 + values.Below(180_000, index, 3), 46, uint.MaxValue - 64L) & ~1L;

    /// <summary>The length as the vendor's lists print it.</summary>
    internal string Kilobytes => string.Create(CultureInfo.InvariantCulture, $"{(Bytes + 1023) / 1024}KB");

    /// <summary>Writes the file: RIFF, PCM, 8 kHz, mono, 16 bit. The same bytes every time, from the name alone.</summary>
    public async Task WriteToAsync(Stream target, CancellationToken cancellationToken = default)
    {
        await target.WriteAsync(Header(), cancellationToken);
        var block = Tone();
        var left = Bytes - HeaderBytes;
        for (long index = 0; left > 0; index++)
        {
            // Every block differs, so that a piece missing from the middle changes the file's hash.
            BitConverter.TryWriteBytes(block.AsSpan(), index);
            var size = (int)Math.Min(left, BlockBytes);
            await target.WriteAsync(block.AsMemory(0, size), cancellationToken);
            left -= size;
        }
    }

    private byte[] Header()
    {
        var header = new byte[HeaderBytes];
        using var writer = new BinaryWriter(new MemoryStream(header));
        var data = (uint)(Bytes - HeaderBytes);
        writer.Write("RIFF"u8);
        writer.Write(data + 36);
        writer.Write("WAVEfmt "u8);
        writer.Write(16u);
        writer.Write((ushort)1);
        writer.Write((ushort)1);
        writer.Write((uint)SampleRate);
        writer.Write((uint)SampleRate * 2);
        writer.Write((ushort)2);
        writer.Write((ushort)16);
        writer.Write("data"u8);
        writer.Write(data);
        return header;
    }

    private byte[] Tone()
    {
        var hertz = 200 + new SeededValues(0, FileName).Below(800, 0);
        var block = new byte[BlockBytes];
        for (var sample = 0; sample < BlockBytes / 2; sample++)
        {
            var value = (short)(8000 * Math.Sin(2 * Math.PI * hertz * sample / SampleRate));
            BitConverter.TryWriteBytes(block.AsSpan(sample * 2), value);
        }
        return block;
    }
}
