namespace TelephonyOps.Providers.LguBase.Calls;

/// <summary>
/// Who is in the line's conference, from CONFERENCEEVENT. The event's CONFNAME is a constant and no room (3.14), so there is one roster a line.
/// </summary>
sealed class ConferenceRoster
{
    // A room of the exchange holds far fewer.
    const int MostMembers = 256;

    readonly object _gate = new();
    readonly List<(string Number, string? Channel)> _members = [];

    public void Apply(in CallSignal signal)
    {
        var (number, channel) = (signal.Device ?? ChannelName.Peer(signal.Channel).ToString(), signal.Channel);
        if (number.Length == 0 || signal.Kind == SignalKind.ConferenceOther) return;
        lock (_gate)
        {
            // The first of a count of one opens a new conference.
            if (signal is { Kind: SignalKind.ConferenceJoined, Members: 1 } || signal.Members == 0) _members.Clear();
            _members.RemoveAll(member => channel is null ? member.Number == number : ChannelName.Same(member.Channel, channel));
            if (signal.Kind == SignalKind.ConferenceJoined && _members.Count < MostMembers) _members.Add((number, channel));
        }
    }

    public void Clear()
    {
        lock (_gate) _members.Clear();
    }

    public IReadOnlyList<ConferenceMember> Members()
    {
        lock (_gate) return [.. _members.Select((member, index) => new ConferenceMember { Number = member.Number, State = "Joined", Index = index + 1 })];
    }

    /// <summary>The channel of a member; null where it is not known.</summary>
    public string? ChannelOf(string number)
    {
        lock (_gate) return _members.Find(member => member.Number == number || PhoneNumber.SameExtension(member.Number, number)).Channel;
    }
}
