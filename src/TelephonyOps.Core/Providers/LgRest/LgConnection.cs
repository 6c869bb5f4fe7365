using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LgRest;

/// <summary>How both systems are reached.</summary>
static class LgConnection
{
    /// <summary>The connection options that both read.</summary>
    public static IReadOnlyList<string> Options { get; } = [nameof(ConnectOptions.DownloadInterval), nameof(ConnectOptions.DialTimeout)];

    /// <summary>One account's way to its server: one request in flight, downloads seconds apart (quirk 10).</summary>
    public static HttpPipeline Pipeline(ITelephonyProvider provider, ConnectOptions options, Uri server) => new(new HttpPipelineOptions
    {
        Provider = provider.Name,
        BaseAddress = server,
        Tls = new TlsPolicy(options.CertificateThumbprint, options.SkipCertificateCheck),
        Gate = AccountGate.For($"{provider.Name}|{server.Authority}|{options.Account}", options.Time),
        DownloadInterval = options.DownloadInterval ?? TimeSpan.FromSeconds(3),
        Timeout = options.Timeout,
        Time = options.Time,
    });

    /// <summary>A dial request stays open until the own phone was picked up (quirk 17).</summary>
    public static TimeSpan DialTimeout(ConnectOptions options) => options.DialTimeout ?? TimeSpan.FromSeconds(90);
}
