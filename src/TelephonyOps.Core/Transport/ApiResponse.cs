using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;

namespace TelephonyOps.Transport;

/// <summary>A whole answer.</summary>
public sealed record ApiResponse(ApiRequest Request, HttpStatusCode Status, MediaTypeHeaderValue? ContentType, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter)
{
    /// <summary>The body without the secret that the request carried.</summary>
    public ReadOnlyMemory<byte> Body { get; } = Cleared(Body, Request.Hidden);

    /// <summary>The body as text, for an error's raw text: a Korean server's own error pages are not always UTF-8.</summary>
    public string Text => (Utf8.IsValid(Body.Span) ? Encoding.UTF8 : Cp949.Strict).GetString(Body.Span);

    /// <summary>The error of an answer that came but cannot be understood: of an action, it may have happened all the same.</summary>
    public TelephonyException NotUnderstood(string provider, string why, Exception? inner = null) => new(TelephonyErrorKind.Protocol, Texts.NotUnderstood.With(Request.Operation, why), inner)
    {
        Provider = provider,
        VendorText = Text.Length <= 2_000 ? Text : Text[..2_000],
        MayHaveTakenEffect = Request.Kind == RequestKind.Action,
        RecommendedAction = Request.Kind == RequestKind.Action ? Texts.MayHaveTakenEffectAction : Texts.NotUnderstoodAction,
    };

    /// <summary>The error of an HTTP status that is no success; null for one that is.</summary>
    public TelephonyException? StatusError(string provider)
    {
        if ((int)Status is >= 200 and < 300) return null;
        var (kind, transient) = (int)Status switch
        {
            401 => (TelephonyErrorKind.Authentication, false),
            403 => (TelephonyErrorKind.Permission, false),
            404 => (TelephonyErrorKind.NotFound, false),
            408 or 504 => (TelephonyErrorKind.Timeout, true),
            429 => (TelephonyErrorKind.Throttled, true),
            >= 500 => (TelephonyErrorKind.Unavailable, true),
            _ => (TelephonyErrorKind.Protocol, false),
        };

        // A 5xx to an action may come from a proxy behind which the action was done; a 429 says that it was not.
        var unsure = Request.Kind == RequestKind.Action && (int)Status is (408 or >= 500);
        return new TelephonyException(kind, Texts.HttpStatus.With(Request.Operation, (int)Status))
        {
            Provider = provider,
            VendorText = Text.Length <= 2_000 ? Text : Text[..2_000],
            IsTransient = transient && !unsure,
            MayHaveTakenEffect = unsure,
            RetryAfter = RetryAfter,
            RecommendedAction = unsure ? Texts.MayHaveTakenEffectAction : StatusAction(kind),
        };
    }

    static string StatusAction(TelephonyErrorKind kind) => kind switch
    {
        TelephonyErrorKind.Throttled => Texts.HttpThrottledAction,
        TelephonyErrorKind.Unavailable or TelephonyErrorKind.Timeout => Texts.HttpFaultAction,
        _ => Texts.HttpStatusAction,
    };

    static ReadOnlyMemory<byte> Cleared(ReadOnlyMemory<byte> body, string? secret)
    {
        if (string.IsNullOrEmpty(secret)) return body;
        var pattern = Encoding.UTF8.GetBytes(secret);
        if (body.Span.IndexOf(pattern) < 0) return body;
        var copy = body.ToArray();
        for (var rest = copy.AsSpan(); rest.IndexOf(pattern) is >= 0 and var at; rest = rest[(at + pattern.Length)..]) rest.Slice(at, pattern.Length).Fill((byte)'*');
        return copy;
    }
}
