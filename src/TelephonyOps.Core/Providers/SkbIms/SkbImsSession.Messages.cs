using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.SkbIms;

// Text messages (2.12, 2.27).
sealed partial class SkbImsSession : IMessaging
{
    public async IAsyncEnumerable<MessageResult> SendMessageAsync(MessageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.Type is MessageType.Lms or MessageType.Peer) throw NotOffered("-Type", SkbImsTexts.NoSuchMessage.With(request.Type));
        var numbers = Normalize(request.To);
        var (type, bytes) = SkbImsLimits.Message(request.Type, request.Text);
        await _limits.CountAsync(SkbImsLimits.SmsReceivers, numbers.Count, cancellationToken).ConfigureAwait(false);
        var result = await SendAsync().ConfigureAwait(false);
        var failed = Failed(result, numbers);

        // A partial failure that names nobody leaves it open for everybody.
        var open = result?.Result == SkbImsErrors.PartialFail && failed.Count == 0;
        foreach (var number in numbers)
        {
            yield return new MessageResult
            {
                Session = Name,
                Owner = this,
                To = number,
                Type = type,
                ByteCount = bytes,
                Outcome = open ? ActionOutcome.Unknown : failed.Contains(number) ? ActionOutcome.Failed : ActionOutcome.Accepted,
            };
        }

        async Task<ImsEvent?> SendAsync()
        {
            try
            {
                return type == MessageType.Sms
                    ? await _client.SendSmsAsync(numbers, request.Text, request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false)
                    : await _client.SendMmsAsync(numbers, request.Text, request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
            }
            catch (TelephonyException error)
            {
                error.Target ??= string.Join(',', numbers);
                throw;
            }
        }
    }
}
