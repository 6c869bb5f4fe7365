using TelephonyOps.Simulator.Observation;

namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>Where a call stands.</summary>
public enum CallPhase
{
    /// <summary>The account's own phone rings.</summary>
    OwnRinging,

    /// <summary>The account's user has picked up and hears the far end ring.</summary>
    FarRinging,

    /// <summary>Both talk.</summary>
    Connected,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>A call on an account's phone.</summary>
public sealed class PhoneCall
{
    internal PhoneCall(bool isInbound, string remote, string ownChannel, string farChannel, DateTime started)
    {
        IsInbound = isInbound;
        Remote = remote;
        OwnChannel = ownChannel;
        FarChannel = farChannel;
        Started = started;
    }

    /// <summary>Somebody called the account.</summary>
    public bool IsInbound { get; }

    /// <summary>The other side's number.</summary>
    public string Remote { get; }

    /// <summary>The account's channel.</summary>
    public string OwnChannel { get; }

    /// <summary>The other side's channel.</summary>
    public string FarChannel { get; }

    /// <summary>When it began.</summary>
    public DateTime Started { get; }

    /// <summary>When both began to talk.</summary>
    public DateTime? Answered { get; internal set; }

    /// <summary>Where it stands.</summary>
    public CallPhase Phase { get; internal set; } = CallPhase.OwnRinging;

    /// <summary>The other side hears music.</summary>
    public bool IsHeld { get; internal set; }

    /// <summary>Since when it is recorded.</summary>
    public DateTime? RecordingSince { get; internal set; }

    /// <summary>Numbers that were called into a conference.</summary>
    public IReadOnlyList<string> Members => ConferenceMembers.Items;

    internal SharedList<string> ConferenceMembers { get; } = new();

    /// <summary>The same call on the other account's phone, where both are on this system.</summary>
    internal (Line Line, PhoneCall Call)? Other { get; set; }

    /// <summary>Ends with true when the account's user picks up.</summary>
    internal TaskCompletionSource<bool> PickedUp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the call is over.</summary>
    internal TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
