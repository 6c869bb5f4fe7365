using System.Buffers;
using System.Buffers.Binary;
using TelephonyOps.Simulator.Generation;

namespace TelephonyOps.Simulator.Providers.LguBase.Wire;

/// <summary>A frame's type and body.</summary>
internal readonly record struct Frame(short Type, byte[] Body);

/// <summary>A header that announces more than the protocol allows.</summary>
internal sealed class OversizeFrameException(int length) : Exception($"a body of {length} bytes is announced");

/// <summary>Section 1: int16 type, int16 body length, body. No page says in which byte order.</summary>
internal readonly record struct FrameFormat(bool BigEndian)
{
    public const int HeaderLength = 4;
    public const int MaximumBody = short.MaxValue;

    public byte[] Encode(short type, string body)
    {
        var length = KoreanText.Encoding.GetByteCount(body);
        if (length > MaximumBody)
            throw new InvalidOperationException($"an answer of {length} bytes does not fit one frame");
        var frame = new byte[HeaderLength + length];
        WriteHeader(frame, type, (ushort)length);
        KoreanText.Encoding.GetBytes(body, frame.AsSpan(HeaderLength));
        return frame;
    }

    public void WriteHeader(Span<byte> target, short type, ushort length)
    {
        if (BigEndian)
        {
            BinaryPrimitives.WriteInt16BigEndian(target, type);
            BinaryPrimitives.WriteUInt16BigEndian(target[2..], length);
        }
        else
        {
            BinaryPrimitives.WriteInt16LittleEndian(target, type);
            BinaryPrimitives.WriteUInt16LittleEndian(target[2..], length);
        }
    }

    /// <summary>Takes the next complete frame off the buffer.</summary>
    /// <exception cref="OversizeFrameException">Its length is negative as an int16.</exception>
    public bool TryRead(ref ReadOnlySequence<byte> buffer, out Frame frame)
    {
        frame = default;
        if (buffer.Length < HeaderLength)
            return false;
        Span<byte> header = stackalloc byte[HeaderLength];
        buffer.Slice(0, HeaderLength).CopyTo(header);
        var type = BigEndian ? BinaryPrimitives.ReadInt16BigEndian(header) : BinaryPrimitives.ReadInt16LittleEndian(header);
        int length = BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(header[2..]) : BinaryPrimitives.ReadUInt16LittleEndian(header[2..]);
        if (length > MaximumBody)
            throw new OversizeFrameException(length);
        if (buffer.Length < HeaderLength + length)
            return false;
        frame = new(type, buffer.Slice(HeaderLength, length).ToArray());
        buffer = buffer.Slice(HeaderLength + length);
        return true;
    }
}
