using System.Buffers.Binary;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.SkbIms.Model;

/// <summary>The structs that functions fill, packed to one byte.</summary>
public static class ImsStructs
{
    /// <summary>Size of _STVERSION (2.1, version).</summary>
    public const int VersionSize = 16;

    /// <summary>Size of _STREST (2.7.1).</summary>
    public const int RestSize = 8;

    /// <summary>Size of _EVTMSG (2.5.1).</summary>
    public const int EventSize = (3 * sizeof(int)) + (2 * NumberSize) + ExtraSize;

    internal const int NumberSize = 32;
    internal const int ExtraSize = 1024;

    internal static void Write(Span<byte> block, ImsEvent message, Knobs knobs)
    {
        BinaryPrimitives.WriteInt32LittleEndian(block, message.Service);
        BinaryPrimitives.WriteInt32LittleEndian(block[4..], message.Type);
        BinaryPrimitives.WriteInt32LittleEndian(block[8..], message.Result);
        PackedText.Write(block.Slice(12, NumberSize), message.Number1, knobs);
        PackedText.Write(block.Slice(12 + NumberSize, NumberSize), message.Number2, knobs);
        PackedText.Write(block.Slice(12 + (2 * NumberSize), ExtraSize), message.Extra, knobs);
    }
}
