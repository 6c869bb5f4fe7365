namespace TelephonyOps.Simulator.Providers.Centrex;

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
/// <param name="Channel">The caller's channel.</param>
/// <param name="DestinationChannel">The channel that took it, with its suffix.</param>
/// <param name="AppData">Where it was sent: the same without a suffix, or the outside number it was forwarded to.</param>
public sealed record CallRow(
    DateTime Time, string Remote, int Ringing, int Talking, CallResult Result, string Channel, string DestinationChannel, string AppData);
