using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Dcs;

/// <summary>A DCS line: what this system does in its own way.</summary>
sealed partial class DcsSession(DcsProvider provider, ConnectOptions options, Uri server, DcsClient client) : LgSession(provider, options, server, client), IForwardingInfo
{
    readonly DcsClient _client = client;

    // One number a request (15.3). The document names no limit of length, so none is set here.
    protected override LgMessageRules MessageRules { get; } = new([(MessageType.Sms, null)], ReceiversPerRequest: 1);

    public async Task<ForwardRule> GetForwardAsync(string? device, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([device]);
        var user = await GetUserAsync(cancellationToken).ConfigureAwait(false);
        return user.Forward!;
    }

    /// <summary>
    /// noforward wants a number in its address without saying which (6.3): the one given, else the one that calls are forwarded to now,
    /// else the own extension (quirk 14).
    /// </summary>
    protected override async Task<LgAnswer> SendClearAsync(string? to, CancellationToken cancellationToken)
    {
        var number = to ?? (await GetForwardAsync(null, cancellationToken).ConfigureAwait(false)).To ?? Device ?? Account;
        return await _client.NoForwardAsync(number, cancellationToken).ConfigureAwait(false);
    }

    protected override User MapUser(JsonElement data) => DcsMapping.User(this, data);
}
