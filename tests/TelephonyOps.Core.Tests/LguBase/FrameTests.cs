using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>Frames come in any pieces (quirk 24).</summary>
public sealed class FrameTests
{
    [Theory]
    [InlineData("Big", new byte[] { 0, 1, 0, 3, 65, 66, 67 })]
    [InlineData("Little", new byte[] { 1, 0, 3, 0, 65, 66, 67 })]
    public void Quirk24_a_frame_is_type_length_body(string order, byte[] expected)
    {
        var frame = new byte[7];
        Assert.Equal(7, Frame.Write(frame, 1, "ABC"u8, Enum.Parse<FrameOrder>(order)));
        Assert.Equal(expected, frame);
    }

    [Theory]
    [InlineData("Big")]
    [InlineData("Little")]
    public void Quirk24_more_than_32767_bytes_are_no_frame(string order)
    {
        var header = new byte[4];
        Frame.Write(header, 1, [], Enum.Parse<FrameOrder>(order));
        header[order == "Big" ? 2 : 3] = 0x80;
        var buffer = new ReadOnlySequence<byte>(header);
        Assert.Equal(FrameResult.TooLong, Frame.TryRead(ref buffer, Enum.Parse<FrameOrder>(order), out _));
    }

    [Fact]
    public void Frames_split_anywhere_and_glued_by_hundreds_parse_the_same()
    {
        var bodies = Gen.Choose(0, 400).SelectMany(length => Gen.Choose(0, 255).ArrayOf(length)).Select(bytes => bytes.Select(b => (byte)b).ToArray()).ListOf(200);
        var cuts = Gen.Choose(1, 700).ListOf(120);
        Prop.ForAll(bodies.ToArbitrary(), cuts.ToArbitrary(), Gen.Elements(FrameOrder.Big, FrameOrder.Little).ToArbitrary(), (sent, pieces, order) =>
        {
            var stream = new List<byte>();
            foreach (var body in sent)
            {
                var frame = new byte[Frame.HeaderLength + body.Length];
                Frame.Write(frame, 7, body, order);
                stream.AddRange(frame);
            }
            Assert.Equal(sent, Read(Cut([.. stream], pieces), order));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Frames_split_into_single_bytes_parse_the_same()
    {
        byte[][] sent = [[.. "RINGEVENT|ISDIAL:0"u8], [], [.. "CMDRESULT|CMD:HOLD|RES:OK"u8]];
        foreach (var order in Enum.GetValues<FrameOrder>())
        {
            var stream = sent.SelectMany(body =>
            {
                var frame = new byte[Frame.HeaderLength + body.Length];
                Frame.Write(frame, 1, body, order);
                return frame;
            }).ToArray();
            Assert.Equal(sent, Read(stream.Select(b => new byte[] { b }), order));
        }
    }

    [Fact]
    public void G11_random_bytes_never_make_the_reader_fail_or_stall()
        => Prop.ForAll<byte[]>(bytes =>
        {
            foreach (var order in Enum.GetValues<FrameOrder>())
            {
                var buffer = new ReadOnlySequence<byte>(bytes);
                var before = buffer.Length;
                while (Frame.TryRead(ref buffer, order, out _) == FrameResult.Whole)
                {
                    Assert.True(buffer.Length < before);
                    before = buffer.Length;
                }
            }
        }).QuickCheckThrowOnFailure();

    /// <summary>Reads as the connection does: what is incomplete waits for the next piece.</summary>
    static List<byte[]> Read(IEnumerable<byte[]> pieces, FrameOrder order)
    {
        var read = new List<byte[]>();
        var waiting = new List<byte[]>();
        foreach (var piece in pieces)
        {
            waiting.Add(piece);
            var buffer = Sequence(waiting);
            while (Frame.TryRead(ref buffer, order, out var body) == FrameResult.Whole) read.Add(body.ToArray());
            waiting = [buffer.ToArray()];
        }
        Assert.Empty(waiting[0]);
        return read;
    }

    static IEnumerable<byte[]> Cut(byte[] stream, IEnumerable<int> lengths)
    {
        var at = 0;
        foreach (var length in lengths)
        {
            if (at >= stream.Length) yield break;
            yield return stream[at..Math.Min(stream.Length, at + length)];
            at += length;
        }
        if (at < stream.Length) yield return stream[at..];
    }

    static ReadOnlySequence<byte> Sequence(IReadOnlyList<byte[]> pieces)
    {
        Segment? first = null, last = null;
        foreach (var piece in pieces)
        {
            last = new Segment(piece, last);
            first ??= last;
        }
        return first is null ? default : new ReadOnlySequence<byte>(first, 0, last!, last!.Memory.Length);
    }

    sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, Segment? before)
        {
            Memory = bytes;
            if (before is null) return;
            RunningIndex = before.RunningIndex + before.Memory.Length;
            before.Next = this;
        }
    }
}
