namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>What an agent does.</summary>
internal enum AgentState
{
    /// <summary>Not logged on.</summary>
    LoggedOff,

    /// <summary>Takes calls.</summary>
    Ready,

    /// <summary>Takes none.</summary>
    NotReady,

    /// <summary>In a call.</summary>
    Busy,

    /// <summary>Works on the call that has ended.</summary>
    Work,
}

/// <summary>A station's membership in an ACD group.</summary>
internal sealed record AgentLogin(string AgentId, AcdGroup Group, int Priority);

/// <summary>The agent at a station: a primary and a secondary group.</summary>
internal sealed class Agent
{
    public AgentLogin? Primary { get; set; }

    public AgentLogin? Secondary { get; set; }

    public AgentState State { get; set; }

    /// <summary>The call that he is in came through a group.</summary>
    public bool InAcdCall { get; set; }

    public bool IsLoggedOn => Primary is not null || Secondary is not null;

    public AgentLogin? In(AcdGroup group) => Primary?.Group == group ? Primary : Secondary?.Group == group ? Secondary : null;

    public AgentLogin? As(bool primary) => primary ? Primary : Secondary;

    public void Set(bool primary, AgentLogin? login)
    {
        if (primary)
            Primary = login;
        else
            Secondary = login;
    }
}

/// <summary>An ACD group and its waiting calls.</summary>
internal sealed class AcdGroup(int bin)
{
    /// <summary>The group's bin number, as data1 of the ACD events has it.</summary>
    public string Bin { get; } = $"{bin:D2}";

    public string Number { get; } = $"{NumberingPlan.FirstGroup + bin - 1}";

    public List<Call> Queue { get; } = [];
}
