namespace TelephonyOps.Transport;

/// <summary>A read-only stream over a download: it notices a short body, a silent server and a lost connection, and says so in the library's own errors.</summary>
sealed class GuardedStream(Stream inner, long? length, TimeSpan idle, TimeProvider time, Func<Exception, TelephonyException> translate) : Stream
{
    long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length ?? throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var timer = new CancellationTokenSource(idle, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            var read = await inner.ReadAsync(buffer, both.Token).ConfigureAwait(false);
            _position += read;
            if (read == 0 && buffer.Length > 0 && _position < length) throw Lost(null);
            return read;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Lost(error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw translate(error);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Stream asks for it; nobody of ours reads synchronously, and a blocking read could not be cancelled.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    TelephonyException Lost(Exception? error) => new(TelephonyErrorKind.Unavailable, Texts.DownloadBroken.With(_position, length?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"), error)
    {
        IsTransient = true,
        RecommendedAction = Texts.DownloadBrokenAction,
    };
}
