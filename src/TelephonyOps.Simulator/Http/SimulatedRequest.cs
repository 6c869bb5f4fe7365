using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace TelephonyOps.Simulator.Http;

/// <summary>A request as the vendor's server sees it: the body is read, the form is split.</summary>
public sealed class SimulatedRequest
{
    internal SimulatedRequest(HttpContext context, string body, IReadOnlyDictionary<string, StringValues> form)
    {
        Context = context;
        Body = body;
        Form = form;
    }

    /// <summary>The connection's own view, for what is not HTTP request and answer (a WebSocket).</summary>
    public HttpContext Context { get; }

    /// <summary>GET, POST, DELETE, …</summary>
    public string Method => Context.Request.Method;

    /// <summary>The decoded path.</summary>
    public string Path => Context.Request.Path.Value ?? "/";

    /// <summary>The path as it came over the wire, percent signs and all: in <see cref="Path"/> an encoded slash cannot be told from its text.</summary>
    public string RawPath => Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];

    /// <summary>Values that the path carries, by the vendor's names; the journal lists them with the form's.</summary>
    public Dictionary<string, string> PathValues { get; } = new(StringComparer.Ordinal);

    /// <summary>The body as UTF-8 text.</summary>
    public string Body { get; }

    /// <summary>The fields of a form body; empty for another content type.</summary>
    public IReadOnlyDictionary<string, StringValues> Form { get; }

    /// <summary>The vendor's name of the operation; faults, counters and the journal go by it.</summary>
    public string Operation { get; set; } = "?";

    /// <summary>The account that asks; empty before anybody signed in.</summary>
    public string Account { get; set; } = "";

    /// <summary>The page or offset that a list is asked for; null elsewhere.</summary>
    public long? Page { get; set; }

    /// <summary>A form field, or null where the client did not send it.</summary>
    public string? Field(string name) => Form.TryGetValue(name, out var value) ? value.ToString() : null;
}
