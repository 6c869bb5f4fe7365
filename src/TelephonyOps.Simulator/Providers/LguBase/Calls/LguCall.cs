namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>Where a call stands.</summary>
public enum CallPhase
{
    /// <summary>A click-to-call rings the user's own phone; no event has told of it yet.</summary>
    OwnRinging,

    /// <summary>The called phone rings.</summary>
    Ringing,

    /// <summary>Both talk.</summary>
    Talking,

    /// <summary>Over, or taken apart by a transfer or a conference.</summary>
    Ended,
}

/// <summary>Two ends, and what goes on between them.</summary>
public sealed class LguCall
{
    internal LguCall(CallLeg source, string dialled, DateTime started)
    {
        Source = source;
        Dialled = dialled;
        Called = new("", "", dialled, null);
        Started = started;
    }

    /// <summary>The end that calls.</summary>
    public CallLeg Source { get; internal set; }

    /// <summary>The end that is called: while it rings one channel, once it was answered by command another.</summary>
    public CallLeg Called { get; internal set; }

    /// <summary>The number that was dialled.</summary>
    public string Dialled { get; }

    /// <summary>Where it stands.</summary>
    public CallPhase Phase { get; internal set; } = CallPhase.OwnRinging;

    /// <summary>When it began, Korean time.</summary>
    public DateTime Started { get; }

    /// <summary>When both began to talk.</summary>
    public DateTime? Answered { get; internal set; }

    /// <summary>The other side hears music.</summary>
    public bool IsHeld { get; internal set; }

    /// <summary>Since when each line records it.</summary>
    internal Dictionary<LguLine, DateTime> RecordingSince { get; } = [];

    /// <summary>The 070 number that was called from outside.</summary>
    internal string? InboundNumber { get; init; }

    /// <summary>CALLER1ID where it is not what the ring showed (5.2).</summary>
    internal string? SourceNumberAtTalk { get; init; }

    /// <summary>The conference that the called end joins when it answers.</summary>
    internal string? Room { get; init; }

    /// <summary>The second call of an attended transfer that this call waits for.</summary>
    internal LguCall? Consultation { get; set; }

    /// <summary>On the second call of an attended transfer: who transfers, with which end; null once the transfer is complete.</summary>
    internal Consultant? Consultant { get; set; }

    /// <summary>After a completed attended transfer: the other half of what is one conversation now.</summary>
    internal LguCall? Joined { get; set; }

    /// <summary>A line that is no longer part of it, though its channel once was.</summary>
    internal LguLine? Left { get; set; }

    /// <summary>Ends with true when the caller's own phone is picked up and the called one begins to ring.</summary>
    internal TaskCompletionSource<bool> PickedUp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the called end answers.</summary>
    internal TaskCompletionSource Connected { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the call is over.</summary>
    internal TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The lines that are told of it, the caller first.</summary>
    internal IEnumerable<LguLine> Lines => new[] { Source.Line, Called.Line }.OfType<LguLine>().Where(line => line != Left).Distinct();

    /// <summary>This line's end.</summary>
    internal CallLeg LegOf(LguLine line) => line == Source.Line ? Source : Called;

    /// <summary>The end that is not this line's.</summary>
    internal CallLeg FarLegOf(LguLine line) => line == Source.Line ? Called : Source;
}

/// <summary>The transferring side of an attended transfer.</summary>
/// <param name="Line">Who transfers.</param>
/// <param name="Local">The leg that this line is shown as its far end: <c>Local/3458@xfercontext-…</c>.</param>
/// <param name="First">The call that is transferred.</param>
internal sealed record Consultant(LguLine Line, CallLeg Local, LguCall First);
