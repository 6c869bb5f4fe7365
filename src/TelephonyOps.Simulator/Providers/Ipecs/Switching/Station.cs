namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>Where a station's calls go.</summary>
internal sealed record Forward(string Type, string Destination)
{
    public const string Disable = "disable";

    public static Forward None { get; } = new(Disable, "");

    public bool IsOn => Type != Disable;
}

/// <summary>Waiting messages.</summary>
internal sealed record MessageWaiting(int New, int Old, int NewUrgent);

/// <summary>A phone of the switch.</summary>
internal sealed class Station(int index, int stations) : Party($"{NumberingPlan.FirstStation + index - 1}")
{
    private static readonly string[] s_models = ["LIP-9040C", "LIP-9030", "LIP-9071", "LDP-9030D", "SLT", "SIP", "GDC-800H"];

    /// <summary>Its physical number, from 1.</summary>
    public int Index { get; } = index;

    public string Model { get; } = s_models[(index - 1) % s_models.Length];

    /// <summary>Whether there is a licence to control it: the last station has none.</summary>
    public bool HasLicence { get; } = index != stations;

    /// <summary>Whether click to call is set for it: the last two stations have it not.</summary>
    public bool HasClickCall { get; } = index < stations - 1;

    /// <summary>Six stations each pick up each other's calls.</summary>
    public int PickupGroup { get; } = (index - 1) / 6;

    public bool IsRegistered { get; set; } = true;

    public bool Dnd { get; set; }

    public Forward Forward { get; set; } = Forward.None;

    public MessageWaiting Messages { get; set; } = new(0, 0, 0);

    public List<Leg> Legs { get; } = [];

    /// <summary>Digits that were sent in calls.</summary>
    public string Digits { get; set; } = "";

    /// <summary>The station that shall be called back when it is free.</summary>
    public Station? CallBack { get; set; }

    public Agent Agent { get; } = new();

    /// <summary>What the monitors were told last.</summary>
    public string ToldStatus { get; set; } = "idle";

    /// <summary>Whether the ACD was told that it is busy.</summary>
    public bool ToldBusy { get; set; }

    public bool IsIdle => Legs.Count == 0;

    /// <summary>The leg that the handset is on, whatever is on hold besides.</summary>
    public Leg? Active => Legs.Find(leg => leg.State is not LegState.Holding and not LegState.Ringing);

    public Leg? Holding => Legs.Find(leg => leg.State == LegState.Holding);

    public Leg? Ringing => Legs.Find(leg => leg.State == LegState.Ringing);

    /// <summary>The status words of 5.3.3.3.</summary>
    public string Status
    {
        get
        {
            if (!IsRegistered)
                return "block";
            if (Active is { } active)
            {
                return active switch
                {
                    { State: LegState.Connected, Call.IsConference: true } => "conf",
                    { State: LegState.Connected } => active.Call.Legs.Exists(leg => leg.Party is OutsideParty) ? "trk_talk" : "stn_talk",
                    _ => "busy",
                };
            }
            if (Ringing is not null)
                return "ring";
            if (Holding is not null)
                return "hold";
            if (Dnd)
                return "DND";
            return Forward.Type switch
            {
                "uncondition" => "fwd_all",
                "busy" => "fwd_busy",
                "no_answer" => "fwd_nans",
                "busy_noans" => "fwd_bsna",
                _ => "idle",
            };
        }
    }
}
