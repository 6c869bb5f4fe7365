using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.LgRest;

// Call control acts on the line's present call; the documents know no call ids.
abstract partial class LgSession : IDialing, IHangUp, ICallHolding, ICallRecording, IConferencing, IConferenceInvitation
{
    public async Task<Call> DialAsync(DialRequest request, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([request.Device]);
        if (request.CallerId is not null) throw NotOffered("-CallerId", LgRestTexts.NoCallerId);
        if (request.Record is not null) throw NotOffered("-Record", LgRestTexts.NoRecordMode);
        if (request.AutoAnswer) throw NotOffered("-AutoAnswer", LgRestTexts.NoAutoAnswer);
        using var answer = await ActAsync(_client.ClickDialAsync(request.To, cancellationToken)).ConfigureAwait(false);

        // The answer says at most that the own phone was picked up, not that the customer answered (Centrex 2.3, DCS 8.3; quirk 17).
        return _line.Begin(request.To, answer.IsUnconfirmed ? CallOutcome.Unknown : CallOutcome.Accepted);
    }

    public Task<Call> HangUpAsync(HangUpRequest request, CancellationToken cancellationToken)
    {
        if (request.Party == CallParty.Remote) throw NotOffered("-Party", LgRestTexts.NoParty);
        if (request.Channel is not null) throw NotOffered("-Channel", LgRestTexts.NoChannel);
        if (request.Inbound) throw NotOffered("-Inbound", LgRestTexts.NoInbound);
        return ControlAsync(request, CallState.Ended, _client.HangUpAsync, cancellationToken);
    }

    public Task<Call> HoldAsync(CallRequest request, CancellationToken cancellationToken)
        => ControlAsync(request, CallState.Held, _client.HoldAsync, cancellationToken);

    public Task<Call> RetrieveAsync(CallRequest request, CancellationToken cancellationToken)
        => ControlAsync(request, CallState.Connected, _client.UnholdAsync, cancellationToken);

    public Task<Call> StartRecordingAsync(CallRecordingRequest request, CancellationToken cancellationToken) => RecordAsync(request, _client.StartRecordAsync, cancellationToken);

    public Task<Call> StopRecordingAsync(CallRecordingRequest request, CancellationToken cancellationToken) => RecordAsync(request, _client.StopRecordAsync, cancellationToken);

    public Task<Conference> StartConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken)
    {
        RefuseRooms(request.Room, request.Group);
        return ConferenceAsync(request, request.To, cancellationToken);
    }

    /// <summary>A request for each member, as the documents add them (Centrex 5.3, DCS 14.3): the number that is refused is then known, and those before it are in.</summary>
    public async Task<Conference> AddConferenceMemberAsync(ConferenceMemberRequest request, CancellationToken cancellationToken)
    {
        RefuseRooms(request.Room, request.Group);
        if (request.Index is not null) throw NotOffered("-Index", LgRestTexts.NoRooms);
        if (request.MemberType is not null) throw NotOffered("-MemberType", LgRestTexts.NoRooms);
        if (request.Join) throw NotOffered("-Join", LgRestTexts.NoRooms);
        if (request.Members.Count == 0) throw NotOffered("-To", LgRestTexts.ConferenceNeedsNumbers);
        var conference = await InviteAsync(request.Members[0]).ConfigureAwait(false);
        foreach (var number in request.Members.Skip(1))
        {
            var more = await InviteAsync(number).ConfigureAwait(false);
            conference = conference with
            {
                Outcome = more.Outcome == ActionOutcome.Accepted ? conference.Outcome : more.Outcome,
                Members = [.. conference.Members, .. more.Members],
            };
        }
        return conference;

        async Task<Conference> InviteAsync(string number)
        {
            try
            {
                return await ConferenceAsync(request, [number], cancellationToken).ConfigureAwait(false);
            }
            catch (TelephonyException error) when (request.Members.Count > 1)
            {
                error.Target ??= number;
                throw;
            }
        }
    }

    async Task<Conference> ConferenceAsync(CallRequest request, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([request.Device]);
        if (numbers.Count == 0) throw NotOffered("-To", LgRestTexts.ConferenceNeedsNumbers);
        using var answer = await ActAsync(_client.ConferenceAsync(numbers, cancellationToken)).ConfigureAwait(false);
        return new Conference
        {
            Session = Name,
            Owner = this,
            Device = Device,
            Outcome = answer.IsUnconfirmed ? ActionOutcome.Unknown : ActionOutcome.Accepted,
            Members = [.. numbers.Select(number => new ConferenceMember { Number = number })],
        };
    }

    Task<Call> RecordAsync(CallRecordingRequest request, Func<CancellationToken, Task<LgAnswer>> send, CancellationToken cancellationToken)
        => request.Inbound ? throw NotOffered("-Inbound", LgRestTexts.NoInbound) : ControlAsync(request, null, send, cancellationToken);

    async Task<Call> ControlAsync(CallRequest request, CallState? state, Func<CancellationToken, Task<LgAnswer>> send, CancellationToken cancellationToken)
    {
        RefuseOtherDevices([request.Device]);
        using var answer = await ActAsync(send(cancellationToken)).ConfigureAwait(false);
        var unconfirmed = answer.IsUnconfirmed;
        return _line.Change(request.Call, unconfirmed ? CallState.Unknown : state, unconfirmed, answer.Data.Filled("CHANNEL"));
    }

    void RefuseRooms(string? room, string? group)
    {
        if (room is not null) throw NotOffered("-Room", LgRestTexts.NoRooms);
        if (group is not null) throw NotOffered("-Group", LgRestTexts.NoRooms);
    }
}
