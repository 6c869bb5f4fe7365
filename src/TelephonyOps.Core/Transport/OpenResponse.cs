using System.Net;

namespace TelephonyOps.Transport;

/// <summary>An answer whose body is still on its way. It holds the account's turn until it is disposed.</summary>
public sealed class OpenResponse : IAsyncDisposable
{
    readonly HttpResponseMessage _response;
    readonly IDisposable? _turn;
    readonly Func<Exception, TelephonyException> _translate;
    readonly int _limit;
    readonly TimeSpan _idle;
    readonly TimeProvider _time;

    internal OpenResponse(ApiRequest request, HttpResponseMessage response, IDisposable? turn, Func<Exception, TelephonyException> translate, TimeSpan? retryAfter, int limit, TimeSpan idle, TimeProvider time)
    {
        Request = request;
        _response = response;
        _turn = turn;
        _translate = translate;
        RetryAfter = retryAfter;
        _limit = limit;
        _idle = idle;
        _time = time;
    }

    public ApiRequest Request { get; }

    public HttpStatusCode Status => _response.StatusCode;

    public string? MediaType => _response.Content.Headers.ContentType?.MediaType;

    /// <summary>Bytes; null where the server does not say.</summary>
    public long? Length => _response.Content.Headers.ContentLength;

    /// <summary>How long the server asks to wait; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The body as a stream that fails with the library's own errors, and when nothing comes for as long as a request may take.</summary>
    public async Task<Stream> StreamAsync(CancellationToken cancellationToken)
        => new GuardedStream(await _response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), Length, _idle, _time, _translate);

    /// <summary>The whole body, where it turned out to be an error's text.</summary>
    /// <param name="body">The stream, from its start on.</param>
    /// <param name="limit">The largest text that is read, in bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<ApiResponse> ReadAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await BodyReader.ReadAsync(body, null, Math.Min(limit, _limit), cancellationToken).ConfigureAwait(false);
            return new ApiResponse(Request, Status, _response.Content.Headers.ContentType, bytes, RetryAfter);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw _translate(error);
        }
    }

    public ValueTask DisposeAsync()
    {
        _response.Dispose();
        _turn?.Dispose();
        return ValueTask.CompletedTask;
    }
}
