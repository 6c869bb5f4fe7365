using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.SkbIms;

// Call forwarding (2.17): ucf always, ccf when busy or not answered.
sealed partial class SkbImsSession : IForwarding, IForwardingInfo
{
    const string Always = "ucf";
    const string Conditional = "ccf";

    public async Task<ForwardRule> GetForwardAsync(string? device, CancellationToken cancellationToken)
    {
        RefuseOther(device);
        var answer = (await _client.CallForwardGetAsync(cancellationToken).ConfigureAwait(false))!;
        var condition = answer.Info.Contains(Always, StringComparison.OrdinalIgnoreCase) ? ForwardCondition.Unconditional
            : answer.Info.Contains(Conditional, StringComparison.OrdinalIgnoreCase) ? ForwardCondition.BusyOrNoAnswer
            : (ForwardCondition?)null;

        // The sample reads the number out of strDn2; it may stand beside the type as well.
        var to = Text(answer.Dn2) ?? SkbImsMapping.Numbers(answer.Info).Find(part => part.Length > 0 && part.All(c => char.IsAsciiDigit(c) || c is '-' or '*' or '#') && part.Length > 2);
        return Rule(condition is not null && to is not null, condition, to) with { Description = Text(answer.Info) };
    }

    public async Task<ForwardRule> SetForwardAsync(ForwardRequest request, CancellationToken cancellationToken)
    {
        RefuseOther(request.Device);
        var (type, condition) = TypeOf(request.Condition);
        var to = PhoneNumber.Normalize(request.To);
        await _client.CallForwardRegAsync(type, to, cancellationToken).ConfigureAwait(false);
        return Rule(true, condition, to);
    }

    public async Task<ForwardRule> ClearForwardAsync(ForwardRequest request, CancellationToken cancellationToken)
    {
        RefuseOther(request.Device);

        // The vendor wants to be told which; without a word from the user it is the one that is set.
        var wanted = request.Condition ?? (await GetForwardAsync(null, cancellationToken).ConfigureAwait(false)).Condition;
        await _client.CallForwardRelAsync(TypeOf(wanted).Type, cancellationToken).ConfigureAwait(false);
        return Rule(false, null, null);
    }

    (string Type, ForwardCondition Condition) TypeOf(ForwardCondition? condition) => condition switch
    {
        null or ForwardCondition.Unconditional => (Always, ForwardCondition.Unconditional),
        ForwardCondition.BusyOrNoAnswer => (Conditional, ForwardCondition.BusyOrNoAnswer),
        _ => throw NotOffered("-Condition", SkbImsTexts.TwoConditions.With(condition)),
    };

    ForwardRule Rule(bool enabled, ForwardCondition? condition, string? to) => new() { Session = Name, Owner = this, Device = Device, Enabled = enabled, Condition = condition, To = to };
}
