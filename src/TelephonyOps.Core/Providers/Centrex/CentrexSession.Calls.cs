using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Centrex;

// Call control acts on the line's present call; the document knows no call ids.
sealed partial class CentrexSession : IDialing, IHangUp, ICallHolding, ICallRecording, IConferencing, IConferenceInvitation
{
    public async Task<Call> DialAsync(DialRequest request, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([request.Device]);
        if (request.CallerId is not null) throw NotOffered("-CallerId", CentrexTexts.NoCallerId);
        if (request.Record is not null) throw NotOffered("-Record", CentrexTexts.NoRecordMode);
        if (request.AutoAnswer) throw NotOffered("-AutoAnswer", CentrexTexts.NoAutoAnswer);
        using var answer = await ActAsync("clickdial", _client.ClickDialAsync(request.To, cancellationToken)).ConfigureAwait(false);

        // The answer says that the own phone was picked up, not that the customer answered (2.3; quirk 17).
        return _line.Begin(request.To, answer.IsUnconfirmed ? CallOutcome.Unknown : CallOutcome.Accepted);
    }

    public Task<Call> HangUpAsync(HangUpRequest request, CancellationToken cancellationToken)
    {
        if (request.Party == CallParty.Remote) throw NotOffered("-Party", CentrexTexts.NoParty);
        if (request.Channel is not null) throw NotOffered("-Channel", CentrexTexts.NoChannel);
        if (request.Inbound) throw NotOffered("-Inbound", CentrexTexts.NoInbound);
        return ControlAsync("hangup", request, CallState.Ended, _client.HangUpAsync, cancellationToken);
    }

    public Task<Call> HoldAsync(CallRequest request, CancellationToken cancellationToken)
        => ControlAsync("starthold", request, CallState.Held, _client.StartHoldAsync, cancellationToken);

    public Task<Call> RetrieveAsync(CallRequest request, CancellationToken cancellationToken)
        => ControlAsync("stophold", request, CallState.Connected, _client.StopHoldAsync, cancellationToken);

    public Task<Call> StartRecordingAsync(CallRecordingRequest request, CancellationToken cancellationToken)
        => request.Inbound
            ? throw NotOffered("-Inbound", CentrexTexts.NoInbound)
            : ControlAsync("startrecord", request, null, _client.StartRecordAsync, cancellationToken);

    public Task<Call> StopRecordingAsync(CallRecordingRequest request, CancellationToken cancellationToken)
        => request.Inbound
            ? throw NotOffered("-Inbound", CentrexTexts.NoInbound)
            : ControlAsync("stoprecord", request, null, _client.StopRecordAsync, cancellationToken);

    public Task<Conference> StartConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken)
    {
        RefuseRooms(request.Room, request.Group);
        return ConferenceAsync(request, request.To, cancellationToken);
    }

    public Task<Conference> AddConferenceMemberAsync(ConferenceMemberRequest request, CancellationToken cancellationToken)
    {
        RefuseRooms(request.Room, request.Group);
        if (request.Index is not null) throw NotOffered("-Index", CentrexTexts.NoRooms);
        if (request.MemberType is not null) throw NotOffered("-MemberType", CentrexTexts.NoRooms);
        if (request.Join) throw NotOffered("-Join", CentrexTexts.NoRooms);
        return ConferenceAsync(request, request.Members, cancellationToken);
    }

    /// <summary>Several numbers go in one comma list; a later request adds to the conference (5.3).</summary>
    async Task<Conference> ConferenceAsync(CallRequest request, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([request.Device]);
        if (numbers.Count == 0) throw NotOffered("-To", CentrexTexts.ConferenceNeedsNumbers);
        using var answer = await ActAsync("conference", _client.ConferenceAsync(string.Join(',', numbers), cancellationToken)).ConfigureAwait(false);
        return new Conference
        {
            Session = Name,
            Owner = this,
            Device = Device,
            Outcome = answer.IsUnconfirmed ? ActionOutcome.Unknown : ActionOutcome.Accepted,
            Members = [.. numbers.Select(number => new ConferenceMember { Number = number })],
        };
    }

    async Task<Call> ControlAsync(string operation, CallRequest request, CallState? state, Func<CancellationToken, Task<LgAnswer>> send, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([request.Device]);
        using var answer = await ActAsync(operation, send(cancellationToken)).ConfigureAwait(false);
        var unconfirmed = answer.IsUnconfirmed;
        return _line.Change(request.Call, unconfirmed ? CallState.Unknown : state, unconfirmed, answer.Data.Filled("CHANNEL"));
    }

    void RefuseRooms(string? room, string? group)
    {
        if (room is not null) throw NotOffered("-Room", CentrexTexts.NoRooms);
        if (group is not null) throw NotOffered("-Group", CentrexTexts.NoRooms);
    }
}
