using TelephonyOps.Capabilities;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LgRest;

/// <summary>A download answers the file, or JSON where it failed; only the type, or the first bytes, tell which (Centrex 23.2, DCS 16.2; quirk 16).</summary>
static class LgDownload
{
    const int LargestError = 64 * 1024;

    public static Task<RecordingContent> OpenAsync(HttpPipeline http, ApiRequest request, string provider, CancellationToken cancellationToken)
        => http.OpenAsync(request, (response, token) => AcceptAsync(response, provider, token), cancellationToken);

    static async Task<RecordingContent> AcceptAsync(OpenResponse response, string provider, CancellationToken cancellationToken)
    {
        var stream = await response.StreamAsync(cancellationToken).ConfigureAwait(false);
        var head = new byte[16];
        var count = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var body = new PrefixedStream(head.AsMemory(0, count), stream);
        if (LooksLikeFile(head.AsSpan(0, count), response.MediaType) && (int)response.Status < 300) return new RecordingContent(body, response.Length, response);

        // What is no file says why; the reading throws.
        var answer = await response.ReadAsync(body, LargestError, cancellationToken).ConfigureAwait(false);
        LgAnswer.Read(answer, provider, LgContext.Recording).Dispose();
        throw answer.NotUnderstood(provider, LgRestTexts.NoFileInAnswer);
    }

    static bool LooksLikeFile(ReadOnlySpan<byte> head, string? type)
    {
        if (head.StartsWith("RIFF"u8)) return true;
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        if (head.TrimStart(" \r\n\t"u8).StartsWith("{"u8)) return false;
        return type is not null && (type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("octet-stream", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The bytes that were looked at, and then the rest.</summary>
    sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ForwardStream
    {
        ReadOnlyMemory<byte> _prefix = prefix;

        public override long Length => rest.Length;

        public override long Position { get => rest.Position - _prefix.Length; set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_prefix.IsEmpty) return rest.ReadAsync(buffer, cancellationToken);
            var count = Math.Min(_prefix.Length, buffer.Length);
            _prefix[..count].CopyTo(buffer);
            _prefix = _prefix[count..];
            return ValueTask.FromResult(count);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
