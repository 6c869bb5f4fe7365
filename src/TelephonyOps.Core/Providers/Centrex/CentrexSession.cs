using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Centrex;

/// <summary>A Centrex line: what this system has beyond the other of the family.</summary>
sealed partial class CentrexSession(CentrexProvider provider, ConnectOptions options, Uri server, CentrexClient client) : LgSession(provider, options, server, client), ICallStatus
{
    readonly CentrexClient _client = client;
    readonly Uri _server = server;

    // 9.3; quirk 18.
    protected override LgMessageRules MessageRules { get; } = new([(MessageType.Sms, 80), (MessageType.Lms, 720)], ReceiversPerRequest: 10);

    public async IAsyncEnumerable<CallStatus> GetStatusAsync(IReadOnlyList<string> devices, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RefuseOtherDevices(devices);
        using var phone = await AskAsync(_client.PhoneStatusAsync(cancellationToken)).ConfigureAwait(false);
        string? channel = null;
        try
        {
            using var answer = await AskAsync(_client.ChannelStatusAsync(cancellationToken)).ConfigureAwait(false);
            channel = answer.IsUnconfirmed ? null : answer.Data.Text("CHANNEL", "STATUS");
        }
        catch (TelephonyException error) when (error.Kind == TelephonyErrorKind.NoActiveCall)
        {
            // 4004 NO_CHANNEL is the answer of an idle line.
        }
        yield return CentrexMapping.Status(this, phone, channel);
    }

    protected override User MapUser(JsonElement data) => CentrexMapping.User(this, data);
}
