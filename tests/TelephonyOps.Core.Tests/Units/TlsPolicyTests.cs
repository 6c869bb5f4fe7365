using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Units;

public sealed class TlsPolicyTests : IDisposable
{
    readonly X509Certificate2 _certificate = Make("CN=box.example");
    readonly X509Certificate2 _other = Make("CN=evil.example");

    public void Dispose()
    {
        _certificate.Dispose();
        _other.Dispose();
    }

    public static TheoryData<bool, Func<string, string>> Spellings =>
    [
        .. from sha256 in new[] { false, true }
           from spell in new Func<string, string>[]
           {
               print => print,
               print => print.ToLowerInvariant(),
               print => string.Join(':', print.Chunk(2).Select(pair => new string(pair))),
               print => string.Join(' ', print.ToLowerInvariant().Chunk(2).Select(pair => new string(pair))),
           }
           select new TheoryDataRow<bool, Func<string, string>>(sha256, spell),
    ];

    [Theory]
    [MemberData(nameof(Spellings), DisableDiscoveryEnumeration = true)]
    public void A_thumbprint_pins_in_either_hash_and_any_spelling(bool sha256, Func<string, string> spell)
    {
        var print = sha256 ? _certificate.GetCertHashString(HashAlgorithmName.SHA256) : _certificate.GetCertHashString();
        var policy = new TlsPolicy(spell(print), skip: false);
        Assert.True(Accept(policy, _certificate));
        Assert.Null(policy.Refusal);
        Assert.False(Accept(policy, _other));
        Assert.Contains("evil.example", policy.Refusal, StringComparison.Ordinal);
        Assert.Contains(_other.GetCertHashString(HashAlgorithmName.SHA256), policy.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pin_holds_also_for_a_certificate_that_a_public_issuer_vouches_for()
    {
        var policy = new TlsPolicy(_certificate.GetCertHashString(), skip: false);
        Assert.False(policy.Accept(this, _other, null, SslPolicyErrors.None));
    }

    [Fact]
    public void Without_a_pin_the_chain_decides_and_the_refusal_names_subject_hash_and_reason()
    {
        var policy = new TlsPolicy(null, skip: false);
        Assert.True(policy.Accept(this, _certificate, null, SslPolicyErrors.None));
        Assert.False(Accept(policy, _certificate));
        Assert.Contains("box.example", policy.Refusal, StringComparison.Ordinal);
        Assert.Contains(_certificate.GetCertHashString(HashAlgorithmName.SHA256), policy.Refusal, StringComparison.Ordinal);
        Assert.Contains("UntrustedRoot", policy.Refusal, StringComparison.Ordinal);
        Assert.False(policy.Accept(this, _certificate, null, SslPolicyErrors.RemoteCertificateNameMismatch));
        Assert.Contains("NameMismatch", policy.Refusal, StringComparison.Ordinal);
        Assert.False(policy.Accept(this, null, null, SslPolicyErrors.RemoteCertificateNotAvailable));
    }

    [Fact]
    public void Skipping_accepts_any() => Assert.True(Accept(new TlsPolicy(null, skip: true), _other));

    [Theory]
    [InlineData("12")]
    [InlineData("ZZ123456789012345678901234567890123456ZZ")]
    [InlineData("AA-BB")]
    public void What_is_no_thumbprint_is_refused(string text)
        => Assert.Equal(text, Fails.With(TelephonyErrorKind.InvalidArgument, () => _ = new TlsPolicy(text, false)).Target);

    static bool Accept(TlsPolicy policy, X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.Build(certificate);
        return policy.Accept(policy, certificate, chain, SslPolicyErrors.RemoteCertificateChainErrors);
    }

    static X509Certificate2 Make(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
