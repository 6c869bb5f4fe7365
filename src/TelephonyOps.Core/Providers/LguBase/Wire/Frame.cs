using System.Buffers;
using System.Buffers.Binary;

namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>What reading a frame came to.</summary>
enum FrameResult { Whole, Incomplete, TooLong }

/// <summary>A frame: int16 type, int16 body length, body (1.2; quirk 24).</summary>
static class Frame
{
    public const int HeaderLength = 4;

    /// <summary>What a signed length can say. A header that claims more shows that the stream is out of step.</summary>
    public const int LongestBody = short.MaxValue;

    /// <summary>Takes the next frame off the buffer. Any type is accepted: the document names no values.</summary>
    public static FrameResult TryRead(ref ReadOnlySequence<byte> buffer, FrameOrder order, out ReadOnlySequence<byte> body)
    {
        body = default;
        if (buffer.Length < HeaderLength) return FrameResult.Incomplete;
        var length = Length(buffer, order);
        if (length > LongestBody) return FrameResult.TooLong;
        if (buffer.Length < HeaderLength + length) return FrameResult.Incomplete;
        body = buffer.Slice(HeaderLength, length);
        buffer = buffer.Slice(body.End);
        return FrameResult.Whole;
    }

    /// <summary>Writes a whole frame; gives its length.</summary>
    public static int Write(Span<byte> target, ushort type, ReadOnlySpan<byte> body, FrameOrder order)
    {
        var length = (ushort)body.Length;
        if (order == FrameOrder.Big)
        {
            BinaryPrimitives.WriteUInt16BigEndian(target, type);
            BinaryPrimitives.WriteUInt16BigEndian(target[2..], length);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(target, type);
            BinaryPrimitives.WriteUInt16LittleEndian(target[2..], length);
        }
        body.CopyTo(target[HeaderLength..]);
        return HeaderLength + body.Length;
    }

    static int Length(in ReadOnlySequence<byte> buffer, FrameOrder order)
    {
        var first = buffer.FirstSpan;
        if (first.Length >= HeaderLength) return Length(first, order);
        Span<byte> header = stackalloc byte[HeaderLength];
        buffer.Slice(0, HeaderLength).CopyTo(header);
        return Length(header, order);
    }

    static int Length(ReadOnlySpan<byte> header, FrameOrder order)
        => order == FrameOrder.Big ? BinaryPrimitives.ReadUInt16BigEndian(header[2..]) : BinaryPrimitives.ReadUInt16LittleEndian(header[2..]);
}
