using System.Text;

namespace TelephonyOps.Simulator.Http;

/// <summary>An answer before it is sent, so that a fault can change it. Its length is always known.</summary>
public sealed class SimulatedResponse
{
    private readonly Func<Stream, CancellationToken, Task> _write;

    private SimulatedResponse(int status, string? contentType, long length, Func<Stream, CancellationToken, Task> write)
    {
        Status = status;
        ContentType = contentType;
        Length = length;
        _write = write;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The Content-Type; null sends none.</summary>
    public string? ContentType { get; }

    /// <summary>Bytes of the body.</summary>
    public long Length { get; }

    /// <summary>Further header fields.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A file goes out: the spacing between downloads counts from the end of this answer.</summary>
    public bool IsTransfer { get; init; }

    /// <summary>An answer whose body is at hand.</summary>
    public static SimulatedResponse Text(string body, string? contentType, int status = 200) =>
        Bytes(Encoding.UTF8.GetBytes(body), contentType, status);

    /// <summary>An answer whose body is at hand.</summary>
    public static SimulatedResponse Bytes(byte[] body, string? contentType, int status = 200) =>
        new(status, contentType, body.Length, (stream, token) => stream.WriteAsync(body, token).AsTask());

    /// <summary>A web server's own page for a status.</summary>
    public static SimulatedResponse StatusPage(int status) => Text($"<html><body>{status}</body></html>", "text/html", status);

    /// <summary>The page for a method that the path has not got.</summary>
    public static SimulatedResponse MethodNotAllowed(string allowed)
    {
        var response = StatusPage(StatusCodes.Status405MethodNotAllowed);
        response.Headers["Allow"] = allowed;
        return response;
    }

    /// <summary>An answer without a body.</summary>
    public static SimulatedResponse Empty(int status = 200) => new(status, null, 0, (_, _) => Task.CompletedTask);

    /// <summary>A file that is made while it is sent.</summary>
    public static SimulatedResponse Transfer(string? contentType, long length, Func<Stream, CancellationToken, Task> write) =>
        new(200, contentType, length, write) { IsTransfer = true };

    internal Task WriteBodyAsync(Stream stream, CancellationToken cancellationToken) => _write(stream, cancellationToken);
}
