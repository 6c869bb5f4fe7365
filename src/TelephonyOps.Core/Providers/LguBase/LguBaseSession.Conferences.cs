using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LguBase.Calls;
using TelephonyOps.Providers.LguBase.Commands;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Providers.LguBase;

// Every step of a conference names the same room; without one it is the log-in's id, as the document advises (cautions).
sealed partial class LguBaseSession : IConferencing, IConferenceInvitation, IConferenceInfo, IConferenceRemoval
{
    public async Task<Conference> StartConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken)
    {
        RefuseForConference(request.Device, request.Group);
        var room = Room(request.Room);
        if (request.To.Count > 0)
        {
            var peers = Peers(request.To);
            _roster.Clear();
            var started = await AskAsync(_client.CallWithConferenceAsync(room, peers, HasJoined, new Waiting(request.Timeout ?? Options.DialTimeout ?? s_dial, request.NoWait, peers), cancellationToken)).ConfigureAwait(false);
            return Conference(room, started);
        }
        var call = Known(request);
        _roster.Clear();
        var answer = await AskAsync(_client.RedirectConferenceAsync(room, HasJoined, Wait(request, call), cancellationToken)).ConfigureAwait(false);

        // From here on the other party's end is not told any more.
        if (call is not null && answer.IsAccepted) _tracker.Confer(call.Id);
        return Conference(room, answer);
    }

    public async Task<Conference> AddConferenceMemberAsync(ConferenceMemberRequest request, CancellationToken cancellationToken)
    {
        RefuseForConference(request.Device, request.Group);
        if (request.Index is not null) throw LguBaseErrors.NotOffered("-Index", LguBaseTexts.NoIndex);
        if (request.MemberType is not null) throw LguBaseErrors.NotOffered("-MemberType", LguBaseTexts.NoMemberType);
        var room = Room(request.Room);
        if (request.Join) return Conference(room, await AskAsync(_client.JoinConferenceAsync(room, HasJoined, Wait(request, null) with { Target = room }, cancellationToken)).ConfigureAwait(false));
        if (request.Members.FirstOrDefault(IsOutside) is { } outside)
        {
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, LguBaseTexts.InviteExtensionsOnly.With(outside)) { RecommendedAction = LguBaseTexts.InviteExtensionsOnlyAction, Target = outside };
        }
        var peers = Peers(request.Members);
        return Conference(room, await AskAsync(_client.InviteConferenceAsync(room, peers, news => IsInvited(news, request.Members), Wait(request, null) with { Target = peers }, cancellationToken)).ConfigureAwait(false));
    }

    public async Task<Conference> GetConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken)
    {
        RefuseForConference(request.Device, request.Group);
        var room = Room(request.Room);
        var answer = await AskAsync(_client.GetListConfMemberAsync(room, cancellationToken)).ConfigureAwait(false);
        return Conference(room, answer) with { Members = PeerMapping.ConferenceMembers(answer, _client.Text) };
    }

    public async Task<Conference> RemoveConferenceMemberAsync(ConferenceMemberRequest request, CancellationToken cancellationToken)
    {
        RefuseForConference(request.Device, request.Group);
        var room = Room(request.Room);
        var members = request.Index is { } index ? [.. request.Members, MemberAt(index)] : request.Members;
        if (members.Count == 0) throw LguBaseErrors.InvalidOption("Member", LguBaseTexts.NoMember, LguBaseTexts.NoMemberAction);
        var leaving = members.Select(ChannelOf).ToList();
        var channels = string.Join(',', leaving);
        return Conference(room, await AskAsync(_client.RemoveConferenceAsync(room, channels, news => HasLeft(news, leaving), Wait(request, null) with { Target = channels }, cancellationToken)).ConfigureAwait(false));
    }

    Conference Conference(string room, CommandAnswer answer) => new()
    {
        Session = Name,
        Owner = this,
        Device = Device,
        Room = room,
        Outcome = answer.IsAccepted ? ActionOutcome.Accepted : ActionOutcome.Unknown,
        Members = _roster.Members(),
    };

    void RefuseForConference(string? device, string? group)
    {
        ThrowIfClosed();
        RefuseOtherDevices(device);
        if (group is not null) throw LguBaseErrors.NotOffered("-Group", LguBaseTexts.NoGroups);
    }

    string MemberAt(int index) => _roster.Members().FirstOrDefault(member => member.Index == index)?.Number
        ?? throw new TelephonyException(TelephonyErrorKind.NotFound, LguBaseTexts.MemberUnknown.With(index)) { RecommendedAction = LguBaseTexts.MemberUnknownAction, Target = index };

    /// <summary>The vendor removes channels; a person says numbers.</summary>
    string ChannelOf(string member) => member.Contains('/', StringComparison.Ordinal) ? member : _roster.ChannelOf(member)
        ?? throw new TelephonyException(TelephonyErrorKind.NotFound, LguBaseTexts.MemberUnknown.With(member)) { RecommendedAction = LguBaseTexts.MemberUnknownAction, Target = member };

    static string Peers(IReadOnlyList<string> numbers)
    {
        if (numbers.Count == 0) throw LguBaseErrors.InvalidOption("To", LguBaseTexts.NoMember, LguBaseTexts.NoMemberAction);
        return string.Join(',', numbers.Select(PhoneNumber.Normalize));
    }

    /// <summary>Invitations reach extensions only (3.15); no extension begins like an outside number.</summary>
    static bool IsOutside(string number) => number.StartsWith('+') || (number.StartsWith('0') && number.Length >= 8);

    static Verdict HasJoined(CallNews news) => news.Signal.Kind == SignalKind.ConferenceJoined && news.Kind == EventKind.Conference ? Verdict.Done : Verdict.NotYet;

    static Verdict HasLeft(in CallNews news, IReadOnlyList<string> channels)
    {
        var signal = news.Signal;
        if (news.Kind != EventKind.Conference || signal.Kind != SignalKind.ConferenceLeft) return Verdict.NotYet;
        return signal.Channel is null || channels.Any(channel => ChannelName.Same(channel, signal.Channel)) ? Verdict.Done : Verdict.NotYet;
    }

    /// <summary>The invited one's phone rings first and joins later; either shows that the invitation went out. Another's late joining shows nothing.</summary>
    static Verdict IsInvited(in CallNews news, IReadOnlyList<string> members)
    {
        var signal = news.Signal;
        var isInvited = HasJoined(news) == Verdict.Done
            ? members.Any(member => CallLinks.SameNumber(member, signal.Device ?? ChannelName.Peer(signal.Channel).ToString()))
            : news.Kind is EventKind.Ring or EventKind.ChannelList && members.Any(member => CallLinks.SameNumber(member, signal.Number) || CallLinks.SameNumber(member, signal.PeerNumber));
        return isInvited ? Verdict.Done : Verdict.NotYet;
    }
}
