namespace TelephonyOps;

/// <summary>The one exception that the library throws for what a vendor, the network or an argument did.</summary>
public sealed class TelephonyException : Exception
{
    public TelephonyException(TelephonyErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    public TelephonyErrorKind Kind { get; }

    /// <summary>The provider whose code <see cref="VendorCode"/> is; null when no vendor answered.</summary>
    public string? Provider { get; init; }

    /// <summary>The vendor's result code as it came.</summary>
    public string? VendorCode { get; init; }

    /// <summary>The vendor's own words.</summary>
    public string? VendorText { get; init; }

    /// <summary>Whether the same request may succeed later with nothing changed.</summary>
    public bool IsTransient { get; init; }

    /// <summary>True when an action was sent and its answer was lost: it may have happened. Ask the vendor before you repeat it.</summary>
    public bool MayHaveTakenEffect { get; init; }

    /// <summary>How long the vendor asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a list broke off: skipping that many rows goes on from there. Null where nothing had come.</summary>
    public long? ResumeAt { get; init; }

    /// <summary>What the user can do about it.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>The input that failed, where the library knows better than the caller (one number of many).</summary>
    public object? Target { get; internal set; }

    /// <summary>True when the provider lacks the whole capability, as against an option of it.</summary>
    public bool IsCapabilityMissing { get; init; }

    /// <summary>The same error of a list of which some rows had come.</summary>
    internal TelephonyException WithResumeAt(long row) => new(Kind, Texts.ListInterrupted.With(Message, row), this)
    {
        Provider = Provider,
        VendorCode = VendorCode,
        VendorText = VendorText,
        IsTransient = IsTransient,
        MayHaveTakenEffect = MayHaveTakenEffect,
        RetryAfter = RetryAfter,
        ResumeAt = row,
        RecommendedAction = Texts.ListInterruptedAction.With(row, RecommendedAction).TrimEnd(),
        Target = Target,
        IsCapabilityMissing = IsCapabilityMissing,
    };
}
