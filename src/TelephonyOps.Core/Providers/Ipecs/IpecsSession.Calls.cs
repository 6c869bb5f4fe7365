using System.Globalization;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.Ipecs.Wire;

namespace TelephonyOps.Providers.Ipecs;

// Every command on a call names a terminal and a callRefID (5.3.4).
sealed partial class IpecsSession : IDialing, ICallAnswering, ICallRejecting, IHangUp, ICallHolding, ICallParking, IDigits, ICallPickup, IBusyServices
{
    const int LargestParkingLocation = 999;
    int _unnamed;

    public async Task<Call> DialAsync(DialRequest request, CancellationToken cancellationToken)
    {
        if (request.CallerId is not null) throw NotOffered("-CallerId", IpecsTexts.NoCallerId);
        if (request.Record is not null) throw NotOffered("-Record", IpecsTexts.NoRecording);
        if (request.AutoAnswer) throw NotOffered("-AutoAnswer", IpecsTexts.NoAutoAnswer);
        var device = DeviceFor(request.Device);
        var asked = Now;
        if (Options.AsStation)
        {
            if (device != Account) throw NotOffered("-Device", IpecsTexts.OwnStationOnly.With(Account));
            await DoneAsync(Client.ClickCallAsync(device, request.To, cancellationToken)).ConfigureAwait(false);
            return Begin(null, device, request.To, asked);
        }
        using var answer = await Client.MakeAsync(device, request.To, cancellationToken).ConfigureAwait(false);
        return Begin(answer.Data.Filled("callRefID"), device, request.To, asked);
    }

    public Task<Call> AnswerAsync(CallRequest request, CancellationToken cancellationToken)
        => ControlAsync(request, Client.AnswerAsync, CallState.Connected, cancellationToken, ringing: true);

    /// <summary>5.3.4.19: rejecting is clearing while it rings.</summary>
    public Task<Call> RejectAsync(CallRequest request, CancellationToken cancellationToken)
        => ControlAsync(request, Client.ClearConnectionAsync, CallState.Ended, cancellationToken, ringing: true);

    public Task<Call> HangUpAsync(HangUpRequest request, CancellationToken cancellationToken)
    {
        if (request.Party == CallParty.Remote) throw NotOffered("-Party", IpecsTexts.NoRemoteParty);
        if (request.Channel is not null) throw NotOffered("-Channel", IpecsTexts.NoChannel);
        if (request.Inbound) throw NotOffered("-Inbound", IpecsTexts.NoInbound);
        return ControlAsync(request, Client.ClearConnectionAsync, CallState.Ended, cancellationToken);
    }

    public Task<Call> HoldAsync(CallRequest request, CancellationToken cancellationToken)
        => ControlAsync(request, Client.HoldAsync, CallState.Held, cancellationToken);

    public Task<Call> RetrieveAsync(CallRequest request, CancellationToken cancellationToken)
        => ControlAsync(request, Client.RetrieveAsync, CallState.Connected, cancellationToken);

    public async Task<Call> ParkAsync(CallRequest request, CancellationToken cancellationToken)
    {
        var leg = Leg(request);
        using var answer = await AskAsync(leg, Client.ParkAsync(leg.Device, leg.Id, cancellationToken)).ConfigureAwait(false);
        var location = answer.Data.Filled("parkingLoc") ?? throw answer.Lacks("parkingLoc");
        return _calls.Alone(() => Calls.Put(Present(leg.Call) with { State = CallState.Held, ParkingLocation = location }));
    }

    /// <summary>5.3.4.24: a parked call is asked for by its place; which call it is comes as events.</summary>
    public async Task<Call> UnparkAsync(CallRequest request, string parkingLocation, CancellationToken cancellationToken)
    {
        RefuseStation("unpark");
        var device = DeviceFor(request.Device ?? request.Call?.Device);
        var location = Index(parkingLocation, IpecsTexts.ParkingLocation, 0, LargestParkingLocation);
        await DoneAsync(Client.UnparkAsync(device, location, cancellationToken)).ConfigureAwait(false);
        return _calls.Alone(() =>
        {
            var parked = request.Call ?? Calls.Active().FirstOrDefault(call => call.ParkingLocation == parkingLocation);
            var call = (parked is null ? NewCall(null, device) : Present(parked)) with { Device = device, State = CallState.Connected, ParkingLocation = null };

            // Only a call that has the system's own id can be acted on later.
            return parked is null ? call : Calls.Put(call);
        });
    }

    public Task<Call> SendDigitsAsync(CallRequest request, string digits, CancellationToken cancellationToken)
    {
        if (digits.Length == 0 || digits.AsSpan().IndexOfAnyExcept("0123456789*#") >= 0) throw Invalid(IpecsTexts.NotDigits.With(digits), IpecsTexts.NotDigitsAction, digits);
        return ControlAsync(request, (device, id, token) => Client.DialDigitAsync(device, id, digits, token), null, cancellationToken);
    }

    public async Task<Call> PickupAsync(PickupRequest request, CancellationToken cancellationToken)
    {
        RefuseStation("pickup");
        if (request.AutoAnswer) throw NotOffered("-AutoAnswer", IpecsTexts.NoAutoAnswer);
        if (request.Display is not null) throw NotOffered("-Display", IpecsTexts.NoDisplay);
        var device = DeviceFor(request.Device);
        await DoneAsync(Client.PickupAsync(device, request.Extension, cancellationToken)).ConfigureAwait(false);
        return _calls.Alone(() =>
        {
            var ringing = request.Extension is { } extension ? Calls.Active().FirstOrDefault(call => _calls.RingingDevice(call.Id) == extension) : null;
            var call = (ringing ?? NewCall(null, device)) with { Device = device, Direction = CallDirection.Inbound, State = CallState.Connected };
            return ringing is null ? call : Calls.Put(call);
        });
    }

    /// <summary>5.3.4.20: only while the busy tone of a failed call is heard.</summary>
    public async Task<Call> InvokeBusyServiceAsync(CallRequest request, BusyService service, CancellationToken cancellationToken)
    {
        var type = service switch { BusyService.Intrude => "intrude", BusyService.Callback => "callback", BusyService.CampOn => "campon", _ => "callwait" };
        var leg = Leg(request);
        var asked = Now;
        using var answer = await AskAsync(leg, Client.BusyServiceAsync(leg.Device, leg.Id, type, cancellationToken)).ConfigureAwait(false);
        var call = Present(leg.Call);
        return answer.Data.Filled("callRefID") is { } id && id != call.Id ? Begin(id, leg.Device, call.To, asked) : call;
    }

    public async Task CancelCallbackAsync(string? device, CancellationToken cancellationToken)
    {
        RefuseStation("call_back");
        await DoneAsync(Client.CallBackAsync(DeviceFor(device), cancellationToken)).ConfigureAwait(false);
    }

    async Task<Call> ControlAsync(CallRequest request, Func<string, long?, CancellationToken, Task<IpecsAnswer>> send, CallState? state, CancellationToken cancellationToken, bool ringing = false)
    {
        var leg = Leg(request, ringing);
        await DoneAsync(AskAsync(leg, send(leg.Device, leg.Id, cancellationToken))).ConfigureAwait(false);
        return Settle(leg.Call, leg.Device, state);
    }

    /// <summary>The leg that a command acts on. A call has one at each of its parties, and only one of them rings.</summary>
    CallLeg Leg(CallRequest request, bool ringing = false)
    {
        RefuseStation(IpecsTexts.CallControl);

        // A call that the session never heard of can still be the device's only one, as long as nothing says that calls have ids here.
        var call = request.Call ?? (_calls.SawId || Calls.Active().Count > 0 ? Calls.Only(request.Device) : NewCall(null, DeviceFor(request.Device)));
        var rings = ringing && (request.Device is null || request.Device == call.Device) ? _calls.RingingDevice(call.Id) : null;
        return new CallLeg(call, DeviceFor(rings ?? request.Device ?? call.Device), RefId(call));
    }

    /// <summary>A command without a callRefID that the system refuses for it: what is missing is a call, not a parameter.</summary>
    async Task<IpecsAnswer> AskAsync(CallLeg leg, Task<IpecsAnswer> request)
    {
        try
        {
            return await request.ConfigureAwait(false);
        }
        catch (TelephonyException error) when (leg.Id is null && error.VendorCode is "1" or "106" or "111")
        {
            throw new TelephonyException(TelephonyErrorKind.NoActiveCall, IpecsTexts.NoCallRefId.With(leg.Device), error)
            {
                Provider = Provider,
                VendorCode = error.VendorCode,
                VendorText = error.VendorText,
                RecommendedAction = IpecsTexts.NoCallRefIdAction,
                Target = leg.Device,
            };
        }
    }

    /// <summary>The call after a command on it. What an event said of its end meanwhile is newer than the command's answer.</summary>
    Call Settle(Call call, string device, CallState? state) => _calls.Alone(() =>
    {
        var present = Present(call);
        if (present.State == CallState.Ended && !ReferenceEquals(present, call)) return present;

        // The ledger's call stays its first party's; what comes back is the leg that was acted on.
        var settled = present with { Device = present.Device ?? device, State = state ?? present.State };

        // A call that no event and no command will ever name again is not kept.
        if (Calls.Find(settled.Id) is not null || RefId(settled) is not null) Calls.Put(settled);
        return settled with { Device = device };
    });

    /// <summary>The system's own id of a call; null for an id of ours.</summary>
    static long? RefId(Call call) => long.TryParse(call.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>A call that a command made. Its first events may have been faster than the answer, its end among them.</summary>
    /// <param name="id">The system's own; null where it gives none.</param>
    /// <param name="device">Who calls.</param>
    /// <param name="to">Who is called.</param>
    /// <param name="asked">When the command was sent: what ended before is another call that had the id.</param>
    Call Begin(string? id, string device, string? to, DateTimeOffset asked) => _calls.Alone(() =>
    {
        if (id is not null) _calls.SawId = true;
        var call = NewCall(id, device) with { To = to, Direction = CallDirection.Outbound, State = CallState.Dialing };
        return id is not null && Calls.Find(id) is { } begun && (begun.State != CallState.Ended || begun.StartedAt >= asked)
            ? Calls.Put(begun with { Device = device, From = device, To = begun.To ?? to, Direction = CallDirection.Outbound })
            : Calls.Put(call);
    });

    /// <summary>The newest word on the call.</summary>
    Call Present(Call call) => Calls.Find(call.Id) ?? call;

    /// <summary>A call that the system just began. Without call tracking it has no id there, and gets one of ours (quirk 50).</summary>
    Call NewCall(string? id, string device) => new()
    {
        Id = id ?? string.Create(CultureInfo.InvariantCulture, $"{Name}-{Now:HHmmss}-{Interlocked.Increment(ref _unnamed)}"),
        Session = Name,
        Owner = this,
        Device = device,
        From = device,
        Outcome = CallOutcome.Accepted,
        StartedAt = Now,
    };

    /// <summary>A call at one device, with the system's own id of it where it has one.</summary>
    readonly record struct CallLeg(Call Call, string Device, long? Id);
}
