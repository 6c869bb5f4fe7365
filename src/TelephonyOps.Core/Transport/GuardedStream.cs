namespace TelephonyOps.Transport;

/// <summary>A read-only stream over a download: it notices a short body, a silent server and a lost connection, and says so in the library's own errors.</summary>
sealed class GuardedStream(Stream inner, long? length, TimeSpan idle, TimeProvider time, Func<Exception, TelephonyException> translate) : ForwardStream
{
    // One timer for the whole download, wound up anew for each read.
    readonly CancellationTokenSource _silence = new(Timeout.InfiniteTimeSpan, time);
    long _position;

    public override long Length => length ?? throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var givenUp = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _silence);
        _silence.CancelAfter(idle);
        try
        {
            var read = await inner.ReadAsync(buffer, _silence.Token).ConfigureAwait(false);
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
        finally
        {
            _silence.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _silence.Dispose();
        }
        base.Dispose(disposing);
    }

    TelephonyException Lost(Exception? error) => new(TelephonyErrorKind.Unavailable, Texts.DownloadBroken.With(_position, length?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"), error)
    {
        IsTransient = true,
        RecommendedAction = Texts.DownloadBrokenAction,
    };
}
