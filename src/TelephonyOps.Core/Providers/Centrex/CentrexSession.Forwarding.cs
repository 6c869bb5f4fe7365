using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Centrex;

sealed partial class CentrexSession : IForwardingInfo
{
    public async Task<ForwardRule> GetForwardAsync(string? device, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([device]);
        using var answer = await AskAsync(_client.GetForwardTypeAsync(cancellationToken)).ConfigureAwait(false);
        return CentrexMapping.Forward(this, answer.Data);
    }

    /// <summary>Without a condition setforward, with one setforwardtype (10.3, 20.3).</summary>
    protected override Task<LgAnswer> SendForwardAsync(string to, ForwardCondition? condition, CancellationToken cancellationToken)
        => condition is { } given
            ? _client.SetForwardTypeAsync(to, CentrexMapping.ForwardType(given) ?? throw NoSuchCondition(given), cancellationToken)
            : base.SendForwardAsync(to, condition, cancellationToken);

    protected override Task<LgAnswer> SendClearAsync(string? to, CancellationToken cancellationToken) => _client.StopForwardAsync(cancellationToken);
}
