using System.Net;
using System.Net.Sockets;
using TelephonyOps.Diagnostics;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Centrex;

/// <summary>
/// The vendor announces rings and messages by calling a URL of ours (13, 16). While somebody listens, a listener runs and both hooks
/// point to it; a hook that was somebody else's is set back at the end.
/// </summary>
sealed class CentrexEventSource : IAsyncDisposable
{
    const string Prefix = "telephonyops-";
    static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(10);

    readonly CentrexSession _session;
    readonly HookListener _listener;
    readonly List<(WebhookKind Kind, Webhook? Before)> _hooks = [];

    CentrexEventSource(CentrexSession session, IPAddress host)
    {
        _session = session;
        var options = session.Options;

        // Behind an address translation the vendor's way to us is no address of this machine; then every address listens.
        var port = options.CallbackPort ?? 0;
        try
        {
            _listener = new HookListener(IsOurs(host) ? host : IPAddress.Any, port, Prefix, options.CallbackSender ?? [], Receive);
        }
        catch (SocketException error)
        {
            throw new TelephonyException(TelephonyErrorKind.Unavailable, CentrexTexts.ListenFailed.With($"{host}:{port}", error.Message), error) { RecommendedAction = CentrexTexts.ListenAction, Target = port };
        }
    }

    public static async Task<CentrexEventSource> StartAsync(CentrexSession session, Uri server, CancellationToken cancellationToken)
    {
        var host = session.Options.CallbackHost ?? await AddressTowardsAsync(server, cancellationToken).ConfigureAwait(false);
        var source = new CentrexEventSource(session, host);
        try
        {
            foreach (var kind in new[] { WebhookKind.Ring, WebhookKind.Sms }) await source.HookAsync(kind, host, cancellationToken).ConfigureAwait(false);
            return source;
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(s_farewell);
        foreach (var (kind, before) in _hooks) await UnhookAsync(kind, before, limit.Token).ConfigureAwait(false);
        await _listener.DisposeAsync().ConfigureAwait(false);
    }

    async Task HookAsync(WebhookKind kind, IPAddress host, CancellationToken cancellationToken)
    {
        var before = await _session.GetWebhookAsync(kind, cancellationToken).ConfigureAwait(false);

        // What an ended process of ours left behind is nobody's any more.
        if (before?.Path?.StartsWith("/" + Prefix, StringComparison.Ordinal) == true) before = null;
        if (before is not null) TelephonyTrace.Current?.Warning(CentrexTexts.HookTaken.With(kind, $"http://{before.Host}:{before.Port}"));

        // Noted first: a request that was sent and lost must be taken back as well.
        _hooks.Add((kind, before));
        var uri = new UriBuilder("http", host.ToString(), _listener.Port, _listener.Folder + Page(kind)).Uri;
        await _session.SetWebhookAsync(new Capabilities.WebhookRequest { Kind = kind, Uri = uri }, cancellationToken).ConfigureAwait(false);
    }

    async Task UnhookAsync(WebhookKind kind, Webhook? before, CancellationToken cancellationToken)
    {
        try
        {
            if (before is { Path: { } url, Host: { } host, Port: { } port }) await _session.SetWebhookAsync(kind, url, host, port, cancellationToken).ConfigureAwait(false);
            else await _session.RemoveWebhookAsync(kind, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TelephonyException or OperationCanceledException)
        {
            // The end goes on: the listener must close even where the vendor cannot be told.
            TelephonyTrace.Current?.Warning(CentrexTexts.HookNotRestored.With(kind, error.Message));
        }
    }

    bool Receive(string page, string query)
    {
        // The path that was registered decides, not kind: 16.6 shows kind=1 for a message (quirk 22).
        WebhookKind? kind = page == Page(WebhookKind.Ring) ? WebhookKind.Ring : page == Page(WebhookKind.Sms) ? WebhookKind.Sms : null;
        if (kind is not { } known) return false;
        _session.Events.Publish(CentrexCallback.Read(_session, known, query));
        return true;
    }

    static string Page(WebhookKind kind) => kind == WebhookKind.Ring ? "ring.html" : "sms.html";

    static bool IsOurs(IPAddress address)
    {
        try
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            probe.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The address of this machine that the way to the vendor starts from; connecting a datagram socket sends nothing.</summary>
    static async Task<IPAddress> AddressTowardsAsync(Uri server, CancellationToken cancellationToken)
    {
        try
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            await probe.ConnectAsync(server.Host, server.Port, cancellationToken).ConfigureAwait(false);
            return ((IPEndPoint)probe.LocalEndPoint!).Address;
        }
        catch (SocketException error)
        {
            throw new TelephonyException(TelephonyErrorKind.Unavailable, CentrexTexts.NoLocalAddress.With(server.Host), error) { RecommendedAction = CentrexTexts.NoLocalAddressAction };
        }
    }
}
