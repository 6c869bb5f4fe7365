using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TelephonyOps.Transport;

/// <summary>Which server certificate is accepted, and what to say of one that is not.</summary>
public sealed class TlsPolicy
{
    readonly string? _pin;
    readonly bool _skip;
    string? _refusal;

    /// <param name="thumbprint">SHA-1 or SHA-256 in hex, any case, with or without colons; null checks the chain.</param>
    /// <param name="skip">Accept any certificate.</param>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>: no thumbprint.</exception>
    public TlsPolicy(string? thumbprint, bool skip)
    {
        _skip = skip;
        if (string.IsNullOrWhiteSpace(thumbprint)) return;
        _pin = thumbprint.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (_pin.Length is not (40 or 64) || _pin.AsSpan().IndexOfAnyExcept("0123456789ABCDEF") >= 0)
        {
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, Texts.ThumbprintNotUnderstood.With(thumbprint))
            {
                RecommendedAction = Texts.ThumbprintAction,
                Target = thumbprint,
            };
        }
    }

    /// <summary>What was wrong with the last certificate that was refused; null when none was.</summary>
    public string? Refusal => Volatile.Read(ref _refusal);

    /// <summary>The callback of <see cref="SslClientAuthenticationOptions"/>.</summary>
    public bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (_skip) return true;
        var sha256 = certificate?.GetCertHashString(HashAlgorithmName.SHA256);
        if (_pin is not null)
        {
            if (_pin == (_pin.Length == 64 ? sha256 : certificate?.GetCertHashString())) return true;
            return Refuse(Texts.CertificateNotPinned.With(certificate?.Subject, sha256));
        }
        if (errors == SslPolicyErrors.None) return true;
        var reasons = chain is null ? [] : chain.ChainStatus.Select(status => status.Status.ToString()).Distinct();
        var why = string.Join(", ", errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? reasons.Prepend("NameMismatch") : reasons);
        return Refuse(Texts.CertificateRefused.With(certificate?.Subject, sha256, why.Length == 0 ? errors.ToString() : why));
    }

    /// <summary>
    /// The error of a handshake that one side refused; null where it failed for another reason, such as a link that broke on the way. A refused
    /// certificate stays refused; an alert may come from a server that is only just starting.
    /// </summary>
    internal TelephonyException? Explain(HttpRequestException error, string host)
    {
        if (error.HttpRequestError != HttpRequestError.SecureConnectionError || error.InnerException is not AuthenticationException) return null;
        return new TelephonyException(TelephonyErrorKind.Authentication, Refusal ?? Texts.TlsFailed.With(host, error.GetBaseException().Message), error)
        {
            IsTransient = Refusal is null,
            RecommendedAction = Texts.CertificateAction,
            Target = host,
        };
    }

    bool Refuse(string why)
    {
        Volatile.Write(ref _refusal, why);
        return false;
    }
}
