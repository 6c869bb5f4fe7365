using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.SkbIms;

// Texts read out (2.14 to 2.16).
sealed partial class SkbImsSession : ISpeech
{
    // Each phone rings, is picked up, listens and answers: the vendor's own time for it is not documented.
    static readonly TimeSpan s_spoken = TimeSpan.FromMinutes(10);

    public async IAsyncEnumerable<SpeechResult> SpeakAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var numbers = Normalize(request.To);
        await _limits.CountAsync(SkbImsLimits.SpeechReceivers, numbers.Count, cancellationToken).ConfigureAwait(false);
        await _limits.SpokenAsync(SkbImsLimits.SpeechLength, request.Text, cancellationToken).ConfigureAwait(false);
        var call = SkbImsClient.TtsMsg(request.CallerName ?? Account, numbers, request.Text);
        await foreach (var (to, item, outcome) in SpokenAsync(call, numbers, request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false)) yield return Spoken(call, to, item, outcome);
    }

    public async IAsyncEnumerable<SurveyAnswer> SurveyAsync(SurveyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var numbers = Normalize(request.To);
        var digits = string.Concat(request.Choices);
        if (digits.Length == 0 || request.Choices.Any(choice => choice is not [>= '0' and <= '9' or '*' or '#']) || digits.Distinct().Count() != digits.Length)
        {
            throw SkbImsLimits.Refused(SkbImsTexts.BadChoices.With(string.Join(", ", request.Choices)), SkbImsTexts.BadChoicesAction, digits);
        }
        await _limits.CountAsync(SkbImsLimits.SurveyReceivers, numbers.Count, cancellationToken).ConfigureAwait(false);
        await _limits.SpokenAsync(SkbImsLimits.SurveyLength, request.Text, cancellationToken).ConfigureAwait(false);
        await _limits.SpokenAsync(SkbImsLimits.SurveyTotal, request.Text + digits, cancellationToken).ConfigureAwait(false);
        var call = SkbImsClient.TtsRs(request.CallerName ?? Account, numbers, digits, request.Text);
        await foreach (var (to, item, outcome) in SpokenAsync(call, numbers, request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false))
        {
            yield return new SurveyAnswer { Session = Name, Owner = this, To = to, Answer = item is { Succeeded: true } ? Text(item.Info) : null, Outcome = outcome, Cause = CauseOf(call, item) };
        }
    }

    public async Task<SpeechResult> SendVerificationCodeAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var to = PhoneNumber.Normalize(request.To);
        if (request.Code.Length == 0 || !request.Code.All(char.IsAsciiDigit)) throw SkbImsLimits.Refused(SkbImsTexts.BadCode, SkbImsTexts.BadCodeAction, null);
        var call = SkbImsClient.TtsAuth(to, request.Code);
        await foreach (var (_, item, outcome) in SpokenAsync(call, [to], request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false)) return Spoken(call, to, item, outcome);
        throw SkbImsDesk.TimedOut(call);
    }

    /// <summary>What came of each number: its own answer as it comes, and at the service's end those that no answer told of.</summary>
    async IAsyncEnumerable<(string To, ImsEvent? Item, CallOutcome Outcome)> SpokenAsync(ImsCall call, IReadOnlyList<string> numbers, TimeSpan? timeout, bool noWait,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var exchange = await _link.Desk.BeginAsync(call, timeout ?? s_spoken, cancellationToken).ConfigureAwait(false);
        if (noWait)
        {
            foreach (var number in numbers) yield return (number, null, CallOutcome.Accepted);
            yield break;
        }
        using var either = CancellationTokenSource.CreateLinkedTokenSource(exchange.Over, cancellationToken);
        var missing = numbers.ToList();
        ImsEvent? end = null;
        while (end is null && await NextAsync().ConfigureAwait(false) is { } next)
        {
            if (next.Verdict is ImsVerdict.Final or ImsVerdict.Moot)
            {
                end = next.Item;
            }
            else if (next.Item.Type == ImsEventType.StartService && !next.Item.Succeeded)
            {
                exchange.Settled();
                _link.Desk.Result(call, end = next.Item);
            }
            else if (next.Item.Type == ImsEventType.Answer)
            {
                // With a single callee the event need not name it.
                var to = missing.Find(number => ImsExpectation.Plain(number) == ImsExpectation.Plain(next.Item.Dn1)) ?? (missing.Count == 1 && next.Item.Dn1.Length == 0 ? missing[0] : null);
                if (to is null) continue;
                missing.Remove(to);
                yield return (to, next.Item, next.Item.Succeeded ? CallOutcome.Answered : CallOutcome.Failed);

                // The end still comes; a moment for it, so that the next survey need not wait for this one.
                if (missing.Count == 0) exchange.EndAfter(TimeSpan.FromSeconds(2));
            }
        }

        // EVT_NORMAL with a failure of the whole is an error; at the end of a service that ran it tells of the callees.
        if (end is { Type: not ImsEventType.StopService }) _link.Desk.Result(call, end);
        else _link.Desk.Services.Works(call.Expectation.Service);
        var failed = Failed(end, numbers);
        foreach (var number in missing) yield return (number, end, OutcomeOf(number));

        CallOutcome OutcomeOf(string number) => end switch
        {
            null => CallOutcome.Unknown,
            { Succeeded: true } => call.Expectation.Service == ImsService.TtsAuth ? CallOutcome.Answered : CallOutcome.Unknown,
            { Result: SkbImsErrors.PartialFail } => failed.Contains(number) ? CallOutcome.Failed : CallOutcome.Unknown,
            _ => CallOutcome.Failed,
        };

        async Task<(ImsVerdict Verdict, ImsEvent Item)?> NextAsync()
        {
            try
            {
                return await exchange.NextAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                if (missing.Count == 0) return null;
                var error = SkbImsDesk.TimedOut(call);
                error.Target = string.Join(',', missing);
                throw error;
            }
        }
    }

    SpeechResult Spoken(ImsCall call, string to, ImsEvent? item, CallOutcome outcome) => new() { Session = Name, Owner = this, To = to, Outcome = outcome, Cause = CauseOf(call, item) };

    static string? CauseOf(ImsCall call, ImsEvent? item) => item is null or { Succeeded: true } ? null : SkbImsErrors.NameOf(call.Function, item.Result) ?? SkbImsErrors.Show(item.Result);
}
