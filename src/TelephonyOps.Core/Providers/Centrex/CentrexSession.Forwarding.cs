using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.Centrex;

sealed partial class CentrexSession : IForwarding, IForwardingInfo
{
    /// <summary>Without a condition setforward, with one setforwardtype (10.3, 20.3).</summary>
    public async Task<ForwardRule> SetForwardAsync(ForwardRequest request, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([request.Device]);
        var to = request.To ?? throw new TelephonyException(TelephonyErrorKind.InvalidArgument, CentrexTexts.ForwardNeedsNumber) { RecommendedAction = CentrexTexts.ForwardNeedsNumberAction };
        var sending = request.Condition is { } condition
            ? _client.SetForwardTypeAsync(to, CentrexMapping.ForwardType(condition) ?? throw NotOffered("-Condition", CentrexTexts.NoSuchCondition.With(condition)), cancellationToken)
            : _client.SetForwardAsync(to, cancellationToken);
        using var answer = await ActAsync("setforward", sending).ConfigureAwait(false);
        return new ForwardRule { Session = Name, Owner = this, Device = Device, Enabled = true, Condition = request.Condition ?? ForwardCondition.Unconditional, To = to };
    }

    public async Task<ForwardRule> ClearForwardAsync(ForwardRequest request, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([request.Device]);
        if (request.Condition is not null) throw NotOffered("-Condition", CentrexTexts.ClearsAll);
        using var answer = await ActAsync("stopforward", _client.StopForwardAsync(cancellationToken)).ConfigureAwait(false);
        return new ForwardRule { Session = Name, Owner = this, Device = Device, Enabled = false };
    }

    public async Task<ForwardRule> GetForwardAsync(string? device, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([device]);
        using var answer = await AskAsync(_client.GetForwardTypeAsync(cancellationToken)).ConfigureAwait(false);
        return CentrexMapping.Forward(this, answer.Data);
    }
}
