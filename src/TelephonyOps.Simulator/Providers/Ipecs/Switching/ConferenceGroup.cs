namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>A member of a conference group.</summary>
internal sealed class GroupMember(int index, string type, string number)
{
    public int Index { get; } = index;

    /// <summary>station, co or net.</summary>
    public string Type { get; } = type;

    public string Number { get; } = number;

    public bool IsMuted { get; set; }

    public Leg? Leg { get; set; }
}

/// <summary>A conference group: 1–99 of stations, 100–265 of the system (5.3.4.31).</summary>
internal sealed class ConferenceGroup(int index, IEnumerable<string> members)
{
    public const int Cancel = 999;

    private readonly string[] _programmed = [.. members];

    public int Index { get; } = index;

    public List<GroupMember> Members { get; } = [];

    /// <summary>The call that it is in; null when it is not used.</summary>
    public Call? Call { get; set; }

    /// <summary>Whether a group may have this number at all.</summary>
    public static bool IsIndex(int index) => index is >= 1 and <= 265;

    /// <summary>The members as they are programmed; those who were added for one call are gone.</summary>
    public void Restore()
    {
        Members.Clear();
        Members.AddRange(_programmed.Select((number, position) => new GroupMember(position + 1, "station", number)));
    }
}

/// <summary>A conference room.</summary>
internal sealed class ConferenceRoom(int index)
{
    public int Index { get; } = index;

    public bool IsOpen { get; set; }

    public string Password { get; set; } = "";

    /// <summary>The station that opened it; the room's events are about it.</summary>
    public string Opener { get; set; } = "";

    public List<string> Members { get; } = [];
}
