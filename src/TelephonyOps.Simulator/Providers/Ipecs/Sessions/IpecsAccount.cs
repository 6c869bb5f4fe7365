namespace TelephonyOps.Simulator.Providers.Ipecs.Sessions;

/// <summary>What an account may use (2.1.1).</summary>
[Flags]
public enum Resources
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Call records.</summary>
    Smdr = 1,

    /// <summary>ACD events.</summary>
    Acd = 2,

    /// <summary>Call control and its events.</summary>
    Cti = 4,

    /// <summary>Click to call, of a station user.</summary>
    ClickCall = 8,
}

/// <summary>Who can sign in: a Web API account of the server type, or a station user of the client type.</summary>
internal sealed record IpecsAccount(string Id, string Password, Resources Resources, bool IsStation)
{
    public bool May(Resources resources) => (Resources & resources) != 0;
}
