using System.Net.Http.Headers;

namespace TelephonyOps.Transport;

/// <summary>What may be done with a request whose answer does not come.</summary>
public enum RequestKind
{
    /// <summary>Changes nothing: it is asked again.</summary>
    Read,

    /// <summary>Sets a state that setting twice does not change: it is sent again.</summary>
    IdempotentSet,

    /// <summary>Does something each time: it is sent at most once (guarantee G2).</summary>
    Action,
}

/// <summary>One operation of a vendor on its way to the wire.</summary>
/// <param name="Operation">The vendor's name of it.</param>
/// <param name="Kind">Whether it may be repeated.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as sent, which may hold a secret.</param>
public sealed record ApiRequest(string Operation, RequestKind Kind, HttpMethod Method, string Path)
{
    /// <summary>The path as it may be shown. Null: the same.</summary>
    public string? ShownPath { get; init; }

    /// <summary>Makes the body anew for each attempt. Null: an empty body (never none: see <see cref="HttpPipeline"/>).</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>The names and values that may be shown; everything else of the body never is.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ShownFields { get; init; } = [];

    /// <summary>A secret that the request carries. A server may quote it back, in an error page that shows the address: every answer is cleared of it.</summary>
    public string? Hidden { get; init; }

    /// <summary>How long one attempt may take; null: the connection's usual time.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Each request brings its own: a log-in shows the password, the others the token that was valid when they were made.</summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    public GateLane Lane { get; init; }

    public override string ToString() => $"{Method} {ShownPath ?? Path}";
}
