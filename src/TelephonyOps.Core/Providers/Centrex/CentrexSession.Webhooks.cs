using System.Net;
using System.Net.Sockets;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Centrex;

// The vendor calls one URL a line for rings and one for messages (13–18).
sealed partial class CentrexSession : IWebhooks, IEventSource
{
    protected override async Task<IAsyncDisposable> StartEventsAsync(CancellationToken cancellationToken)
        => await CentrexEventSource.StartAsync(this, _server, cancellationToken).ConfigureAwait(false);

    public async Task<Webhook> SetWebhookAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        var uri = request.Uri;
        var isIpV4 = uri.IsAbsoluteUri && IPAddress.TryParse(uri.Host, out var address) && address.AddressFamily == AddressFamily.InterNetwork;
        if (!isIpV4 || uri.Scheme != "http" || Path.GetExtension(uri.AbsolutePath).Length < 2)
        {
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, CentrexTexts.HookNotAllowed.With(uri)) { RecommendedAction = CentrexTexts.HookAction, Target = uri };
        }
        await SetWebhookAsync(request.Kind, uri.PathAndQuery, uri.Host, uri.Port, cancellationToken).ConfigureAwait(false);
        return new Webhook { Session = Name, Owner = this, Kind = request.Kind, Host = uri.Host, Port = uri.Port, Path = uri.PathAndQuery, RegisteredAt = Now };
    }

    /// <summary>The URL goes as it is: what another program registered may be a bare page or name a host of its own (13.3).</summary>
    internal async Task SetWebhookAsync(WebhookKind kind, string url, string host, int port, CancellationToken cancellationToken)
    {
        using var answer = await ActAsync(kind == WebhookKind.Ring
            ? _client.SetRingCallbackAsync(url, host, port, cancellationToken)
            : _client.SetSmsCallbackAsync(url, host, port, cancellationToken)).ConfigureAwait(false);
    }

    public async Task<Webhook?> GetWebhookAsync(WebhookKind kind, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await AskAsync(kind == WebhookKind.Ring ? _client.GetRingCallbackAsync(cancellationToken) : _client.GetSmsCallbackAsync(cancellationToken)).ConfigureAwait(false);
            return CentrexMapping.Hook(this, kind, answer.Data.Text("CALLBACK"));
        }
        catch (TelephonyException error) when (error.Kind == TelephonyErrorKind.NotFound)
        {
            return null;
        }
    }

    public async Task<bool> RemoveWebhookAsync(WebhookKind kind, CancellationToken cancellationToken)
    {
        using var answer = await ActAsync(kind == WebhookKind.Ring ? _client.DelRingCallbackAsync(cancellationToken) : _client.DelSmsCallbackAsync(cancellationToken)).ConfigureAwait(false);
        return answer.Data.Text("DEBUG") != "0";
    }
}
