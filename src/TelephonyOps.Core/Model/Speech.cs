namespace TelephonyOps;

/// <summary>What became of a text read out to one number.</summary>
public sealed record SpeechResult : SessionObject
{
    public required string To { get; init; }

    /// <summary>Answered: the phone was picked up. Accepted: the vendor took the request. Unknown: no word came.</summary>
    public CallOutcome Outcome { get; init; }

    /// <summary>The vendor's reason where it failed.</summary>
    public string? Cause { get; init; }
}

/// <summary>One callee's answer to a survey.</summary>
public sealed record SurveyAnswer : SessionObject
{
    public required string To { get; init; }

    /// <summary>The digit that was pressed; null without one.</summary>
    public string? Answer { get; init; }

    public CallOutcome Outcome { get; init; }

    /// <summary>The vendor's reason where it failed.</summary>
    public string? Cause { get; init; }
}
