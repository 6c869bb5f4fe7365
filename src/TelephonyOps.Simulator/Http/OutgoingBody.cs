namespace TelephonyOps.Simulator.Http;

/// <summary>The body on its way out: it can be cut, sent in pieces, and says when its last byte is about to leave.</summary>
internal sealed class OutgoingBody(Stream inner, long length, long limit, int pieceBytes, TimeSpan pieceDelay, Action ending) : Stream
{
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var size = (int)Math.Min(pieceBytes > 0 ? Math.Min(pieceBytes, buffer.Length) : buffer.Length, limit - _written);
            if (size > 0)
            {
                _written += size;
                if (_written >= length || _written >= limit)
                    ending();
                await inner.WriteAsync(buffer[..size], cancellationToken);
            }
            if (_written >= limit && limit < length)
                throw new CutException();
            if (pieceBytes > 0)
            {
                await inner.FlushAsync(cancellationToken);
                await Task.Delay(pieceDelay, cancellationToken);
            }
            buffer = buffer[size..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>The planned cut is reached.</summary>
    internal sealed class CutException : Exception;
}
