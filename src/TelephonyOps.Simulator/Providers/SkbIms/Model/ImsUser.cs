using TelephonyOps.Simulator.Providers.SkbIms.Codes;

namespace TelephonyOps.Simulator.Providers.SkbIms.Model;

/// <summary>A registered user ID.</summary>
public sealed class ImsUser
{
    private readonly List<(string Password, DateTimeOffset Since)> _passwords = [];

    internal ImsUser(string id, string password, string number, DateTimeOffset since, string note)
    {
        Id = id;
        Number = number;
        Note = note;
        _passwords.Add((password, since));
    }

    /// <summary>What the user logs in with.</summary>
    public string Id { get; }

    /// <summary>The base number: the sender of what the user asks for.</summary>
    public string Number { get; }

    /// <summary>Whether the user is absent, so that events go to those who monitor the number.</summary>
    public bool IsResting { get; internal set; }

    /// <summary>Other numbers of the subscriber whose events the user gets while their own users are away.</summary>
    public IReadOnlyList<string> Monitored => [.. Monitors];

    /// <summary>Services that the subscription has not got.</summary>
    public IReadOnlyCollection<ImsService> Missing { get; internal set; } = [];

    /// <summary>Whether calls may be recorded.</summary>
    public bool CanRecord { get; internal set; } = true;

    internal string Note { get; }

    internal List<string> Monitors { get; } = [];

    internal HashSet<ImsSession> Sessions { get; } = [];

    internal string Password => _passwords[^1].Password;

    internal DateTimeOffset PasswordSince => _passwords[^1].Since;

    internal bool HasUsed(string password, DateTimeOffset since) =>
        _passwords.Exists(old => old.Password == password && old.Since >= since);

    internal void ChangePassword(string password, DateTimeOffset now) => _passwords.Add((password, now));
}
