using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.LguBase;

sealed partial class LguBaseSession : IMessaging
{
    /// <summary>Every extension of the domain (3.20).</summary>
    const string AllDomain = "ALLDOMAIN";

    // 3.19; counted in characters.
    const int LongestSms = 200;

    // Keeps a request far below the longest frame.
    const int ReceiversPerRequest = 100;

    public async IAsyncEnumerable<MessageResult> SendMessageAsync(MessageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        var isPeer = request.Type == MessageType.Peer;
        if (request.Type is MessageType.Lms or MessageType.Mms) throw LguBaseErrors.NotOffered("-Type", LguBaseTexts.NoSuchMessage.With(request.Type));
        if (request.Text.Length == 0) throw LguBaseErrors.InvalidOption("Text", LguBaseTexts.TextEmpty, LguBaseTexts.TextEmptyAction);
        if (!isPeer && request.Text.Length > LongestSms) throw LguBaseErrors.InvalidOption("Text", LguBaseTexts.TextTooLong.With(request.Text.Length, LongestSms), LguBaseTexts.TextTooLongAction);
        var bytes = _client.Text.Encode(request.Text).Length;
        var receivers = request.To.Select(to => isPeer && to.Equals(AllDomain, StringComparison.OrdinalIgnoreCase) ? AllDomain : PhoneNumber.Normalize(to)).ToList();
        foreach (var part in receivers.Chunk(ReceiversPerRequest))
        {
            var peers = string.Join(',', part);
            var waiting = new Waiting(request.Timeout, request.NoWait, peers);
            var answer = await AskAsync(isPeer ? _client.SendPeerMsgAsync(peers, request.Text, waiting, cancellationToken) : _client.SendSmsAsync(peers, request.Text, waiting, cancellationToken)).ConfigureAwait(false);
            var outcomes = isPeer ? PeerMapping.PeerOutcomes(answer, _client.Text) : null;
            foreach (var to in part)
            {
                yield return new MessageResult
                {
                    Session = Name,
                    Owner = this,
                    To = to,
                    Type = isPeer ? MessageType.Peer : MessageType.Sms,
                    ByteCount = bytes,
                    Outcome = outcomes is null or { Count: 0 } ? ActionOutcome.Accepted : to == AllDomain ? PeerMapping.Best(outcomes.Values) : outcomes.GetValueOrDefault(to),
                };
            }
        }
    }
}
