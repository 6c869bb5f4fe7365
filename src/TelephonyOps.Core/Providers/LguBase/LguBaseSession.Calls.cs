using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LguBase.Calls;
using TelephonyOps.Providers.LguBase.Commands;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Providers.LguBase;

// Success of call control is the event that follows, failure RES:ERR (quirk 28); hold and record have results of their own.
sealed partial class LguBaseSession : IDialing, ICallAnswering, IHangUp, ICallHolding, ICallPickup, ICallRecording, ICallTransfer
{
    // The ring comes only when the own phone was picked up.
    static readonly TimeSpan s_dial = TimeSpan.FromSeconds(90);

    public async Task<Call> DialAsync(DialRequest request, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        if (request.Record is not null) throw LguBaseErrors.NotOffered("-Record", LguBaseTexts.NoRecordMode);
        if (request.AutoAnswer) throw LguBaseErrors.NotOffered("-AutoAnswer", LguBaseTexts.NoAutoAnswer);
        var to = request.To;
        var agent = request.Device ?? Device ?? Account;
        var waiting = new Waiting(request.Timeout ?? Options.DialTimeout ?? s_dial, request.NoWait, to);
        var answer = await AskAsync(_client.Click2CallAsync(agent, to, request.CallerId ?? "", news => IsDialling(news, to), waiting, cancellationToken)).ConfigureAwait(false);
        if (answer.News?.Tracked.Call is { } call) return call;
        return _tracker.Expect(to, Now) with { Outcome = answer.IsAccepted ? CallOutcome.Accepted : CallOutcome.Unknown };
    }

    public async Task<Call> AnswerAsync(CallRequest request, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        var (call, own, other) = Resolve(request, call => call.State == CallState.Ringing);
        var answer = await AskAsync(_client.AnswerAsync(call.Device ?? Device ?? Account, other ?? "", own ?? "", news => Becomes(news, call.Id, CallState.Connected), Wait(request, call), cancellationToken)).ConfigureAwait(false);
        return After(call, answer);
    }

    public async Task<Call> HangUpAsync(HangUpRequest request, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        if (request.Inbound) throw LguBaseErrors.NotOffered("-Inbound", LguBaseTexts.NoInbound);
        if (request.Channel is { } channel)
        {
            var named = ChannelName.Normalize(channel);
            var owner = _tracker.Open().FirstOrDefault(call => _tracker.Find(call.Id) is { } open && (ChannelName.Same(open.Own, named) || ChannelName.Same(open.Other, named)));
            return await HangUpAsync(channel, owner ?? request.Call, request, cancellationToken).ConfigureAwait(false);
        }
        var (chosen, own, other) = Resolve(request, null);
        var side = request.Party == CallParty.Remote ? other : own;
        if (side is null) throw NoCall(LguBaseTexts.NoChannelKnown, request.Device);
        return await HangUpAsync(side, chosen, request, cancellationToken).ConfigureAwait(false);
    }

    public Task<Call> HoldAsync(CallRequest request, CancellationToken cancellationToken) => ControlAsync(request, CallState.Held, _client.HoldAsync, cancellationToken);

    public Task<Call> RetrieveAsync(CallRequest request, CancellationToken cancellationToken) => ControlAsync(request, CallState.Connected, _client.UnholdAsync, cancellationToken);

    public async Task<Call> PickupAsync(PickupRequest request, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        RefuseOtherDevices(request.Device);
        if (request.AutoAnswer) throw LguBaseErrors.NotOffered("-AutoAnswer", LguBaseTexts.NoAutoAnswer);
        if (request.Display is not null) throw LguBaseErrors.NotOffered("-Display", LguBaseTexts.NoDisplay);
        var before = _tracker.Open().Where(call => call.State == CallState.Connected).Select(call => call.Id).ToHashSet();
        var waiting = new Waiting(request.Timeout, request.NoWait, request.Extension);
        var answer = await AskAsync(_client.PickupAsync(request.Extension ?? "", news => IsNewTalk(news, before), waiting, cancellationToken)).ConfigureAwait(false);
        return answer.News?.Tracked.Call ?? Unseen(answer);
    }

    public Task<Call> StartRecordingAsync(CallRecordingRequest request, CancellationToken cancellationToken) => RecordAsync(request, _client.StartRecordAsync, cancellationToken);

    public Task<Call> StopRecordingAsync(CallRecordingRequest request, CancellationToken cancellationToken) => RecordAsync(request, _client.StopRecordAsync, cancellationToken);

    public async Task<Call> TransferAsync(TransferRequest request, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        RefuseOtherDevices(request.Device);
        if (request.Display is not null) throw LguBaseErrors.NotOffered("-Display", LguBaseTexts.NoDisplay);
        if (request.Mode == TransferMode.Reroute) throw LguBaseErrors.NotOffered("-Mode", LguBaseTexts.NoReroute);
        if (request is { Mode: TransferMode.Blind, CallerId: not null }) throw LguBaseErrors.NotOffered("-CallerId", LguBaseTexts.CallerIdAttendedOnly);
        var call = Known(request);
        var waiting = Wait(request, call) with { Target = request.To };
        var answer = await AskAsync(request switch
        {
            { Mode: TransferMode.Blind } => _client.TransferAsync(request.To, news => Ends(news, call?.Id), waiting, cancellationToken),
            { CallerId: { } cid } => _client.AtXferCidAsync(request.To, cid, IsConsulting, waiting, cancellationToken),
            _ => _client.AtXferAsync(request.To, IsConsulting, waiting, cancellationToken),
        }).ConfigureAwait(false);
        return call is null ? answer.News?.Tracked.Call ?? Unseen(answer) : After(call, answer with { News = null });
    }

    async Task<Call> HangUpAsync(string channel, Call? call, HangUpRequest request, CancellationToken cancellationToken)
    {
        var named = ChannelName.Normalize(channel);
        var answer = await AskAsync(_client.HangUpChannelAsync(channel, news => Ends(news, call?.Id) is Verdict.Done || IsOut(news, named) ? Verdict.Done : Verdict.NotYet, Wait(request, call) with { Target = (object?)call ?? channel }, cancellationToken)).ConfigureAwait(false);
        return call is null ? answer.News?.Tracked.Call ?? Unseen(answer) with { Channel = channel } : After(call, answer);
    }

    async Task<Call> ControlAsync(CallRequest request, CallState state, Func<Waiting, CancellationToken, Task<CommandAnswer>> send, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        RefuseOtherDevices(request.Device);
        var call = Known(request);
        var answer = await AskAsync(send(Wait(request, call), cancellationToken)).ConfigureAwait(false);
        return call is null ? Unseen(answer) with { State = state } : _tracker.Change(call.Id, state, Now) ?? call;
    }

    async Task<Call> RecordAsync(CallRecordingRequest request, Func<Waiting, CancellationToken, Task<CommandAnswer>> send, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        RefuseOtherDevices(request.Device);
        if (request.Inbound) throw LguBaseErrors.NotOffered("-Inbound", LguBaseTexts.NoInbound);
        var call = Known(request);
        var answer = await AskAsync(send(Wait(request, call), cancellationToken)).ConfigureAwait(false);
        return call is null ? Unseen(answer) : Calls.Find(call.Id) ?? call;
    }

    static Waiting Wait(CallRequest request, Call? call) => new(request.Timeout, request.NoWait, call);

    /// <summary>The call that the command is for, with its channels: the one named, else the only one that fits.</summary>
    (Call Call, string? Own, string? Other) Resolve(CallRequest request, Func<Call, bool>? fits)
    {
        if (request.Call is { } named) return _tracker.Find(named.Id) ?? throw NoCall(LguBaseTexts.CallNotOpen.With(named.Id), named);
        RefuseOtherDevices(request.Device);
        var open = _tracker.Open().Where(call => fits is null || fits(call)).ToList();
        return open.Count == 1 && _tracker.Find(open[0].Id) is { } only ? only : _tracker.Find(Calls.Only(request.Device).Id) ?? throw NoCall(Texts.NoCallKnown, request.Device);
    }

    /// <summary>The call that a command without a channel acts on; null where the exchange may know one and the session does not.</summary>
    Call? Known(CallRequest request)
    {
        if (request.Call is { } named) return _tracker.Find(named.Id)?.Call ?? throw NoCall(LguBaseTexts.CallNotOpen.With(named.Id), named);
        return _tracker.Open() is { Count: > 0 } open ? open[^1] : null;
    }

    /// <summary>The call after the command; what the events said of it meanwhile counts more than the command's own view.</summary>
    Call After(Call call, CommandAnswer answer)
    {
        var latest = answer.News?.Tracked.Call is { } told && told.Id == call.Id ? told : Calls.Find(call.Id) ?? call;
        return answer.IsAccepted ? latest : latest with { Outcome = CallOutcome.Unknown };
    }

    /// <summary>A call that the exchange acted on and of which no event has told.</summary>
    Call Unseen(CommandAnswer answer) => new()
    {
        Id = $"{Name}-unseen",
        Session = Name,
        Owner = this,
        Device = Device,
        State = CallState.Unknown,
        Outcome = answer.IsAccepted ? CallOutcome.Accepted : CallOutcome.Unknown,
        StartedAt = Now,
    };

    static Verdict IsDialling(in CallNews news, string to)
    {
        var call = news.Tracked.Call;
        if (call is null || call.Direction != CallDirection.Outbound || news.Kind is not (EventKind.Ring or EventKind.ChannelList)) return Verdict.NotYet;

        // A call made by hand on the same phone is not this one.
        return call.To is null || CallLinks.SameNumber(call.To, to) || CallLinks.SameNumber(news.Signal.Number, to) ? Verdict.Done : Verdict.NotYet;
    }

    static Verdict Becomes(in CallNews news, string id, CallState state)
        => news.Tracked.Call is { } call && call.Id == id ? (call.State == state ? Verdict.Done : call.State == CallState.Ended ? Verdict.Failed : Verdict.NotYet) : Verdict.NotYet;

    /// <summary>The call ended; any of the line's, where the session did not know which one it was.</summary>
    static Verdict Ends(in CallNews news, string? id)
        => news.Kind == EventKind.ChannelOut && (id is null || (news.Tracked.Call is { State: CallState.Ended } call && call.Id == id)) ? Verdict.Done : Verdict.NotYet;

    static bool IsOut(in CallNews news, string? channel) => news.Kind == EventKind.ChannelOut && ChannelName.Same(news.Signal.Channel, channel);

    static Verdict IsNewTalk(in CallNews news, HashSet<string> before)
        => news.Kind == EventKind.ChannelList && news.Tracked.Call is { State: CallState.Connected } call && !before.Contains(call.Id) ? Verdict.Done : Verdict.NotYet;

    /// <summary>No ring comes; CHANNELLIST shows the leg to the third party (3.12).</summary>
    static Verdict IsConsulting(CallNews news)
        => news.Kind == EventKind.ChannelList && (ChannelName.IsTransferLeg(news.Signal.Peer) || ChannelName.IsTransferLeg(news.Signal.Channel)) ? Verdict.Done : Verdict.NotYet;

    static TelephonyException NoCall(string message, object? target) => new(TelephonyErrorKind.NoActiveCall, message) { RecommendedAction = Texts.NoCallKnownAction, Target = target };
}
