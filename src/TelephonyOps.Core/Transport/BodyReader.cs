namespace TelephonyOps.Transport;

static class BodyReader
{
    /// <summary>Reads a body to its end, or fails when it is larger than allowed or shorter than announced.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit) throw TooLarge(limit);
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await ReadAsync(stream, (int?)content.Headers.ContentLength, limit, cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int? announced, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[announced ?? 4096];
        var count = 0;
        while (true)
        {
            if (count == buffer.Length)
            {
                if (count == announced) break;
                if (count >= limit)
                {
                    // A body of exactly the limit has still to say that it ends.
                    if (await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0) break;
                    throw TooLarge(limit);
                }
                Array.Resize(ref buffer, Math.Min(limit, Math.Max(4096, buffer.Length * 2)));
            }
            var read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
            if (read == 0) break;
            count += read;
        }
        return buffer.AsMemory(0, count);
    }

    static HttpRequestException TooLarge(int limit) => new(HttpRequestError.ConfigurationLimitExceeded, Texts.BodyTooLarge.With(limit));
}
