
namespace TelephonyOps.Capabilities;

/// <summary>A text to be read out on the phone.</summary>
public record SpeechRequest
{
    public required IReadOnlyList<string> To { get; init; }

    public required string Text { get; init; }

    /// <summary>Who is said to call; null: the account's number.</summary>
    public string? CallerName { get; init; }

    /// <summary>How long all of it may take; null: the vendor's usual time.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Come back when the vendor accepted the request.</summary>
    public bool NoWait { get; init; }
}

/// <summary>A question to be read out, answered with a digit.</summary>
public sealed record SurveyRequest : SpeechRequest
{
    /// <summary>The DTMF digits that are answers.</summary>
    public required IReadOnlyList<string> Choices { get; init; }
}

/// <summary>An authentication number to be read out to one phone.</summary>
public sealed record VerificationRequest
{
    public required string To { get; init; }

    public required string Code { get; init; }

    public TimeSpan? Timeout { get; init; }

    public bool NoWait { get; init; }
}

/// <summary>Reads texts out on the phone. <c>Send-TelSpeech</c>, <c>Start-TelSurvey</c>, <c>Send-TelVerificationCode</c></summary>
public interface ISpeech : ICapability
{
    /// <summary>One result a number, as it comes.</summary>
    IAsyncEnumerable<SpeechResult> SpeakAsync(SpeechRequest request, CancellationToken cancellationToken);

    /// <summary>One answer a number, as it comes; a number that did not answer is named at the end.</summary>
    IAsyncEnumerable<SurveyAnswer> SurveyAsync(SurveyRequest request, CancellationToken cancellationToken);

    Task<SpeechResult> SendVerificationCodeAsync(VerificationRequest request, CancellationToken cancellationToken);
}
