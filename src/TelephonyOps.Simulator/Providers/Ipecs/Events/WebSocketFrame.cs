using System.Buffers;
using System.Buffers.Binary;

namespace TelephonyOps.Simulator.Providers.Ipecs.Events;

/// <summary>The frames of RFC 6455, 5.2.</summary>
internal static class WebSocketFrame
{
    public const byte Continuation = 0x0;
    public const byte Text = 0x1;
    public const byte Binary = 0x2;
    public const byte Close = 0x8;
    public const byte Ping = 0x9;
    public const byte Pong = 0xA;
    public const byte Final = 0x80;

    // Nothing that a client of this interface sends is long.
    private const int MaximumInbound = 64 * 1024;

    /// <summary>Writes an unmasked frame, as a server sends it.</summary>
    public static void Write(IBufferWriter<byte> output, byte first, ReadOnlySpan<byte> payload)
    {
        var header = output.GetSpan(10);
        header[0] = first;
        var length = 2;
        if (payload.Length < 126)
        {
            header[1] = (byte)payload.Length;
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            header[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)payload.Length);
            length = 4;
        }
        else
        {
            header[1] = 127;
            BinaryPrimitives.WriteUInt64BigEndian(header[2..], (ulong)payload.Length);
            length = 10;
        }
        output.Advance(length);
        output.Write(payload);
    }

    /// <summary>Reads a masked frame, as a client sends it.</summary>
    /// <exception cref="InvalidDataException">It is unmasked, or too long.</exception>
    /// <exception cref="EndOfStreamException">The client has gone.</exception>
    public static async Task<(byte Opcode, byte[] Payload)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[8];
        await stream.ReadExactlyAsync(header.AsMemory(0, 2), cancellationToken);
        var opcode = (byte)(header[0] & 0x0F);
        if ((header[1] & 0x80) == 0)
            throw new InvalidDataException("a client's frame is not masked");
        long length = header[1] & 0x7F;
        if (length == 126)
        {
            await stream.ReadExactlyAsync(header.AsMemory(0, 2), cancellationToken);
            length = BinaryPrimitives.ReadUInt16BigEndian(header);
        }
        else if (length == 127)
        {
            await stream.ReadExactlyAsync(header.AsMemory(0, 8), cancellationToken);
            length = BinaryPrimitives.ReadInt64BigEndian(header);
        }
        if (length is < 0 or > MaximumInbound)
            throw new InvalidDataException("a client's frame is too long");
        var body = new byte[4 + length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        for (var index = 4; index < body.Length; index++)
            body[index] ^= body[index & 3];
        return (opcode, body[4..]);
    }
}
