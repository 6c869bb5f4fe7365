using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.Ipecs;

sealed partial class IpecsSession : ICallTransfer, ICallConsultation
{
    /// <summary>Blind is one step (5.3.4.10); attended begins with a consultation that <see cref="CompleteTransferAsync"/> ends; reroute moves a ringing or queued call (5.3.4.5).</summary>
    public Task<Call> TransferAsync(TransferRequest request, CancellationToken cancellationToken)
    {
        if (request.CallerId is not null) throw NotOffered("-CallerId", IpecsTexts.NoCallerId);
        if (request.Display is not null) throw NotOffered("-Display", IpecsTexts.NoDisplay);
        return request.Mode switch
        {
            TransferMode.Attended => ConsultAsync(request, request.To, ConsultationPurpose.Transfer, cancellationToken),
            TransferMode.Reroute => ControlAsync(request, (device, id, token) => Client.RerouteAsync(device, id, request.To, token), CallState.Ended, cancellationToken, ringing: true),
            _ => ControlAsync(request, (device, id, token) => Client.SingleStepTransferAsync(device, id, request.To, token), CallState.Ended, cancellationToken),
        };
    }

    public async Task<Call> ConsultAsync(CallRequest request, string to, ConsultationPurpose purpose, CancellationToken cancellationToken)
    {
        var leg = Leg(request);
        var asked = Now;
        using var answer = await AskAsync(leg, Client.ConsultationAsync(leg.Device, leg.Id, to, purpose == ConsultationPurpose.Conference ? "conference" : "transfer", cancellationToken)).ConfigureAwait(false);
        _calls.Alone(() => Calls.Put(Present(leg.Call) with { State = CallState.Held }));
        var id = answer.Data.Filled("callRefID");
        var consultation = Begin(id, leg.Device, to, asked);
        _calls.Link(leg.Call.Id, consultation.Id);
        return consultation;
    }

    /// <summary>5.3.4.9: the held call goes to the active one, and keeps its callRefID.</summary>
    public async Task<Call> CompleteTransferAsync(CallRequest request, CancellationToken cancellationToken)
    {
        var (held, active) = Pair(request);
        using var answer = await AskAsync(active, Client.TransferAsync(active.Device, active.Id, cancellationToken)).ConfigureAwait(false);
        var ended = Settle(active.Call, active.Device, CallState.Ended);
        return held is null ? ended : Settle(held, active.Device, CallState.Ended);
    }

    /// <summary>5.3.4.12: ends the consultation and takes the held call back.</summary>
    public async Task<Call> ReconnectAsync(CallRequest request, CancellationToken cancellationToken)
    {
        var (held, active) = Pair(request);
        await DoneAsync(AskAsync(active, Client.ReconnectAsync(active.Device, active.Id, cancellationToken))).ConfigureAwait(false);
        var ended = Settle(active.Call, active.Device, CallState.Ended);
        return held is null ? ended : Settle(held, active.Device, CallState.Connected);
    }

    /// <summary>A consultation and the call that it holds. The command may name either, or neither where there is only one pair.</summary>
    (Call? Held, CallLeg Active) Pair(CallRequest request)
    {
        var named = request.Call;
        if (named is null && Calls.Active().Where(call => _calls.HeldBy(call.Id) is not null && (request.Device is null || call.Device == request.Device)).ToList() is [var only]) named = only;
        if (named is not null && _calls.ConsultationOf(named.Id) is { } consultation && Calls.Find(consultation) is { State: not CallState.Ended } found) named = found;
        var active = Leg(named is null ? request : request with { Call = named });
        return (_calls.HeldBy(active.Call.Id) is { } held ? Calls.Find(held) : null, active);
    }
}
