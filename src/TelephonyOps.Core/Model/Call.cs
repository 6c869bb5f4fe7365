namespace TelephonyOps;

/// <summary>Which way a call goes, seen from the device.</summary>
public enum CallDirection { Unknown, Inbound, Outbound, Internal }

/// <summary>Where a call leg stands.</summary>
public enum CallState { Unknown, Dialing, Ringing, Connected, Held, Ended }

/// <summary>What is known about the effect of a command on a call. Accepted is not Answered: the vendor took the request, nobody need have picked up.</summary>
public enum CallOutcome { Unknown, Accepted, Answered, Failed }

/// <summary>A call leg as the session knows it at one moment. Commands give a new object; <c>Get-TelCall</c> gives the latest.</summary>
public sealed record Call : SessionObject
{
    /// <summary>The session's id of the call: the vendor's where it has one, else one of our own.</summary>
    public required string Id { get; init; }

    /// <summary>The extension or terminal whose leg this is.</summary>
    public string? Device { get; init; }

    public CallDirection Direction { get; init; }

    /// <summary>The calling number.</summary>
    public string? From { get; init; }

    /// <summary>The called number.</summary>
    public string? To { get; init; }

    public CallState State { get; init; }

    public CallOutcome Outcome { get; init; }

    /// <summary>When the session first knew of the call.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The vendor's channel of this leg.</summary>
    public string? Channel { get; init; }

    /// <summary>Where the call is parked; null when it is not.</summary>
    public string? ParkingLocation { get; init; }

    public override string ToString() => Id;
}
