namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>Where a party of a call stands.</summary>
internal enum LegState
{
    /// <summary>Has dialled, hears nothing yet.</summary>
    Dialing,

    /// <summary>Hears that it rings.</summary>
    Alerting,

    /// <summary>Is rung.</summary>
    Ringing,

    /// <summary>Talks.</summary>
    Connected,

    /// <summary>Has put the other one on hold.</summary>
    Holding,

    /// <summary>Is on hold, or parked.</summary>
    Held,

    /// <summary>Waits in an ACD group's queue.</summary>
    Queued,

    /// <summary>Hears the busy tone.</summary>
    Failed,

    /// <summary>Camps on a busy station.</summary>
    Camping,
}

/// <summary>A party's part in a call.</summary>
internal sealed class Leg(Call call, Party party, LegState state)
{
    public Call Call { get; set; } = call;

    public Party Party { get; } = party;

    public LegState State { get; set; } = state;

    /// <summary>Who sent the call here; null where it came straight.</summary>
    public string? Diversion { get; set; }

    /// <summary>Why it rings.</summary>
    public Cause Cause { get; set; } = Cause.NewCall;

    public Station? Station => Party as Station;

    public string Number => Party.Number;
}

/// <summary>A call: two parties, or more in a conference.</summary>
internal sealed class Call(int refId, string callingDn, string calledDn, DateTime startedAt)
{
    public int RefId { get; } = refId;

    public string CallingDn { get; set; } = callingDn;

    public string CalledDn { get; set; } = calledDn;

    public DateTime StartedAt { get; } = startedAt;

    public DateTime? AnsweredAt { get; set; }

    public List<Leg> Legs { get; } = [];

    public bool IsConference { get; set; }

    /// <summary>Who made the conference.</summary>
    public Leg? Master { get; set; }

    /// <summary>The conference group that it is a call of.</summary>
    public ConferenceGroup? Group { get; set; }

    /// <summary>The ACD group that it came through.</summary>
    public AcdGroup? Acd { get; set; }

    /// <summary>Where it is parked.</summary>
    public int? ParkedAt { get; set; }

    /// <summary>What is dialled when the called-back station picks up.</summary>
    public string? DialOnAnswer { get; set; }

    /// <summary>The busy station that it camps on.</summary>
    public Station? CampsOn { get; set; }

    public bool Inbound { get; set; }

    /// <summary>The outside party that it had, for its record.</summary>
    public OutsideParty? Outside { get; set; }

    /// <summary>The last station that took part, for its record.</summary>
    public Station? LastStation { get; set; }

    /// <summary>Why it failed, for its record; 16 where it did not.</summary>
    public int DisconnectCause { get; set; } = 16;

    public Leg? Other(Leg leg) => Legs.Find(other => other != leg);
}
