using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Centrex;

// 9.3: at most ten receivers a request; the text counts in CP949 bytes, 80 for SMS and 720 for LMS (quirk 18).
sealed partial class CentrexSession : IMessaging
{
    const int SmsBytes = 80;
    const int LmsBytes = 720;
    const int ReceiversPerRequest = 10;

    public async IAsyncEnumerable<MessageResult> SendMessageAsync(MessageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.Text.Length == 0) throw Refused(LgRestTexts.TextEmpty, LgRestTexts.TextEmptyAction);
        if (request.Type is MessageType.Mms or MessageType.Peer) throw NotOffered("-Type", LgRestTexts.TypeNotSupported.With(Provider, request.Type));
        var bytes = Cp949.CountBytes(request.Text);
        var limit = request.Type == MessageType.Sms ? SmsBytes : LmsBytes;
        if (bytes > limit) throw Refused(LgRestTexts.TextTooLong.With(bytes, limit == SmsBytes ? "SMS" : "LMS", limit), LgRestTexts.TextTooLongAction);
        var type = request.Type != MessageType.Auto ? request.Type : bytes <= SmsBytes ? MessageType.Sms : MessageType.Lms;

        foreach (var part in request.To.Chunk(ReceiversPerRequest))
        {
            using var answer = await ActAsync("smssend", _client.SmsSendAsync(string.Join(',', part), request.Text, cancellationToken)).ConfigureAwait(false);
            var sent = CentrexMapping.SentNumbers(answer.Data.Text("DEBUG"));
            foreach (var number in part)
            {
                yield return new MessageResult
                {
                    Session = Name,
                    Owner = this,
                    To = number,
                    Type = type,
                    ByteCount = bytes,
                    Outcome = answer.IsUnconfirmed ? ActionOutcome.Unknown : sent is null || sent.Contains(number) ? ActionOutcome.Accepted : ActionOutcome.Failed,
                    Remaining = answer.Data.Number("RESTCOUNT"),
                };
            }
        }
    }

    static TelephonyException Refused(string message, string action) => new(TelephonyErrorKind.InvalidArgument, message) { RecommendedAction = action };
}
