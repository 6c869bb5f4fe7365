namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>How a call ended.</summary>
public enum CallResult
{
    /// <summary>Somebody talked.</summary>
    Answered,

    /// <summary>Nobody took it.</summary>
    NoAnswer,

    /// <summary>The caller gave up.</summary>
    Cancelled,

    /// <summary>The called phone was busy.</summary>
    Busy,

    /// <summary>Anything else.</summary>
    Failed,
}

/// <summary>A finished call as the history has it; times are Korean, durations seconds.</summary>
/// <param name="Time">When it began.</param>
/// <param name="Remote">The other side's number, complete.</param>
/// <param name="Ringing">Seconds until it was taken or given up.</param>
/// <param name="Talking">Seconds of conversation.</param>
/// <param name="Result">How it ended.</param>
public record CallRow(DateTime Time, string Remote, int Ringing, int Talking, CallResult Result);
