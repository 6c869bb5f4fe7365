using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.LgRest;

abstract partial class LgSession : IForwarding
{
    public async Task<ForwardRule> SetForwardAsync(ForwardRequest request, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([request.Device]);
        var to = request.To ?? throw LgErrors.Refused(LgRestTexts.ForwardNeedsNumber, LgRestTexts.ForwardNeedsNumberAction);
        using var answer = await ActAsync(SendForwardAsync(to, request.Condition, cancellationToken)).ConfigureAwait(false);
        return new ForwardRule { Session = Name, Owner = this, Device = Device, Enabled = true, Condition = request.Condition ?? ForwardCondition.Unconditional, To = to };
    }

    public async Task<ForwardRule> ClearForwardAsync(ForwardRequest request, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([request.Device]);
        if (request.Condition is not null) throw NotOffered("-Condition", LgRestTexts.ClearsAll);
        using var answer = await ActAsync(SendClearAsync(request.To, cancellationToken)).ConfigureAwait(false);
        return new ForwardRule { Session = Name, Owner = this, Device = Device, Enabled = false };
    }

    /// <summary>The plain command forwards unconditionally; a vendor that knows conditions has another for them.</summary>
    protected virtual Task<LgAnswer> SendForwardAsync(string to, ForwardCondition? condition, CancellationToken cancellationToken)
        => condition is null or ForwardCondition.Unconditional ? _client.SetForwardAsync(to, cancellationToken) : throw NoSuchCondition(condition);

    protected abstract Task<LgAnswer> SendClearAsync(string? to, CancellationToken cancellationToken);

    protected TelephonyException NoSuchCondition(ForwardCondition? condition) => NotOffered("-Condition", LgRestTexts.NoSuchCondition.With(condition));
}
