using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.SkbIms;

// Click calls (2.11), the recording of inbound calls (2.18), transfer (2.25) and pickup (2.26).
sealed partial class SkbImsSession : IDialing, IHangUp, ICallStatus, ICallRecording, ICallTransfer, ICallPickup
{
    public async Task<Call> DialAsync(DialRequest request, CancellationToken cancellationToken)
    {
        if (request.CallerId is not null) throw NotOffered("-CallerId", SkbImsTexts.NoCallerId);
        RefuseOther(request.Device);
        var to = PhoneNumber.Normalize(request.To);
        var record = request.Record switch { RecordMode.All => 1, RecordMode.OnRequest => 2, _ => 0 };
        var call = _calls.Prepare(to);
        try
        {
            await _client.ClickCallStartAsync(to, record, request.AutoAnswer, request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
            return _calls.Settle(call, CallState.Unknown, CallOutcome.Accepted);
        }
        catch (TelephonyException error)
        {
            // A lost answer leaves the call open: its start may still come.
            if (!error.MayHaveTakenEffect) _calls.Drop(call);
            error.Target ??= request.To;
            throw;
        }
    }

    public async Task<Call> HangUpAsync(HangUpRequest request, CancellationToken cancellationToken)
    {
        if (request.Party == CallParty.Remote) throw NotOffered("-Party", SkbImsTexts.BothEnd);
        if (request.Channel is not null) throw NotOffered("-Channel", SkbImsTexts.NoChannels);
        var call = Affected(request, request.Inbound, out var inbound);
        if (inbound) await _client.TermRecStopServiceAsync(request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
        else await _client.ClickCallStopAsync(request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
        return _calls.Settle(call, request.NoWait ? CallState.Unknown : CallState.Ended, CallOutcome.Accepted);
    }

    public async Task<Call> StartRecordingAsync(CallRecordingRequest request, CancellationToken cancellationToken)
    {
        var call = Affected(request, request.Inbound, out var inbound);
        if (inbound) await _client.TermRecStartAsync(request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
        else await _client.ClickCallStartRecordAsync(request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
        return _calls.Settle(call, CallState.Unknown, CallOutcome.Accepted);
    }

    public async Task<Call> StopRecordingAsync(CallRecordingRequest request, CancellationToken cancellationToken)
    {
        var call = Affected(request, request.Inbound, out var inbound);
        if (inbound) await _client.TermRecStopAsync(request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
        else await _client.ClickCallStopRecordAsync(request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
        return _calls.Settle(call, CallState.Unknown, CallOutcome.Accepted);
    }

    /// <summary>One status of the click call and one of the inbound call's recording, where there is one; a line with neither is idle.</summary>
    public async IAsyncEnumerable<CallStatus> GetStatusAsync(IReadOnlyList<string> devices, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var device in devices) RefuseOther(device);
        var click = await StatusAsync(_client.ClickCallCallStatusAsync, _calls.Click, ImsService.ClickCall, cancellationToken).ConfigureAwait(false);
        if (click is not null) yield return click;
        var inbound = await StatusAsync(_client.TermRecCallStatusAsync, _calls.Inbound, ImsService.TermRec, cancellationToken).ConfigureAwait(false);
        if (inbound is not null) yield return inbound;
        if (click is null && inbound is null) yield return new CallStatus { Session = Name, Owner = this, Device = Device, State = DeviceState.Idle };
    }

    public async Task<Call> TransferAsync(TransferRequest request, CancellationToken cancellationToken)
    {
        if (request.Mode != TransferMode.Blind) throw NotOffered("-Mode", SkbImsTexts.BlindOnly);
        if (request.CallerId is not null) throw NotOffered("-CallerId", SkbImsTexts.DisplayInstead);
        RefuseOther(request.Device);
        var to = PhoneNumber.Normalize(request.To);
        var call = request.Call ?? _calls.Inbound ?? _calls.Click ?? Unknown(CallDirection.Unknown);
        await _client.CallTransferStartAsync(to, DisplayOf(request.Display), request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
        return _calls.Settle(call, request.NoWait ? CallState.Unknown : CallState.Ended, CallOutcome.Accepted);
    }

    public async Task<Call> PickupAsync(PickupRequest request, CancellationToken cancellationToken)
    {
        if (request.Extension is not null) throw NotOffered("-Extension", SkbImsTexts.GroupPickup);
        RefuseOther(request.Device);
        await _client.CallPickupStartAsync(request.AutoAnswer, DisplayOf(request.Display), request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
        return Calls.Put(Unknown(CallDirection.Inbound) with { Outcome = CallOutcome.Accepted });
    }

    static int DisplayOf(DisplayMode? display) => display == DisplayMode.Own ? 1 : 0;

    /// <summary>The library has at most one call of each kind, and its functions name none: the call only says which kind is meant.</summary>
    Call Affected(CallRequest request, bool asInbound, out bool inbound)
    {
        RefuseOther(request.Device ?? request.Call?.Device);
        inbound = asInbound || request.Call?.Direction == CallDirection.Inbound;
        return request.Call ?? (inbound ? _calls.Inbound : _calls.Click) ?? Unknown(inbound ? CallDirection.Inbound : CallDirection.Outbound);
    }

    /// <summary>A call that no event told of: the vendor knows whether there is one.</summary>
    Call Unknown(CallDirection direction) => _calls.Untold(direction);

    async Task<CallStatus?> StatusAsync(Func<CancellationToken, Task<ImsEvent?>> ask, Call? call, ImsService service, CancellationToken cancellationToken)
    {
        try
        {
            var status = (await ask(cancellationToken).ConfigureAwait(false))!.Info;
            return new CallStatus
            {
                Session = Name,
                Owner = this,
                Device = Device,
                State = SkbImsMapping.StateOf(status),
                CallId = call?.Id,
                RawStatus = status,
                Extra = new Dictionary<string, object?> { ["Service"] = ImsNames.Of(service) },
            };
        }
        catch (TelephonyException error) when (error.Kind == TelephonyErrorKind.NoActiveCall || (error.Kind == TelephonyErrorKind.Permission && service == ImsService.TermRec))
        {
            // Nothing in progress; and an account without the recording of inbound calls has no state of it.
            return null;
        }
    }
}
