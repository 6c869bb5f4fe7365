using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.LgRest;

abstract partial class LgSession : IMessaging
{
    protected abstract LgMessageRules MessageRules { get; }

    public async IAsyncEnumerable<MessageResult> SendMessageAsync(MessageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!MessageRules.Allows(request.Type)) throw NotOffered("-Type", LgRestTexts.TypeNotSupported.With(Provider, request.Type));
        var (type, bytes) = MessageRules.Check(request);
        foreach (var part in request.To.Chunk(MessageRules.ReceiversPerRequest))
        {
            using var answer = await SendPartAsync(part, request.Text, cancellationToken).ConfigureAwait(false);
            var sent = SentNumbers(answer.Data.Text("DEBUG"));
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

    /// <summary>A failure names the receivers of its own request: those before were sent to, those after were not.</summary>
    async Task<LgAnswer> SendPartAsync(string[] numbers, string text, CancellationToken cancellationToken)
    {
        try
        {
            return await ActAsync(_client.SendTextAsync(numbers, text, cancellationToken)).ConfigureAwait(false);
        }
        catch (TelephonyException error) when (error.Target is null)
        {
            error.Target = string.Join(',', numbers);
            throw;
        }
    }

    /// <summary>DEBUG lists the numbers that went out, as <c>number=OK</c> (Centrex 9.2); null where it says nothing.</summary>
    internal static HashSet<string>? SentNumbers(string? debug)
    {
        if (string.IsNullOrWhiteSpace(debug)) return null;
        return [.. debug.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('='))
            .Where(part => part.Length == 2 && part[1].Equals("OK", StringComparison.OrdinalIgnoreCase))
            .Select(part => part[0])];
    }
}
