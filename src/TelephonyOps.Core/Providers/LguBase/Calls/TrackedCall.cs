namespace TelephonyOps.Providers.LguBase.Calls;

/// <summary>A call with everything by which a later event may know it.</summary>
sealed class TrackedCall(Call call)
{
    // More names than any call has; a stream that keeps inventing new ones must not fill the memory.
    const int MostNames = 16;

    readonly List<string> _formerChannels = [];
    readonly List<string> _uids = [];

    public Call Call { get; set; } = call;

    /// <summary>The device's own channel: the ringing one until the call is answered, then the talking one.</summary>
    public string? Own { get; private set; }

    public string? Other { get; private set; }

    /// <summary>Both parties were connected.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>The second call of an attended transfer, to the third party.</summary>
    public bool IsTransferLeg { get; init; }

    /// <summary>Moved into a conference: the other party's end says nothing about this call any more (cautions; 3.14).</summary>
    public bool InConference { get; set; }

    /// <summary>Asked for by a command, and no event has come yet.</summary>
    public bool IsExpected { get; set; }

    /// <summary>When an event or the exchange's own word last bore witness to the call.</summary>
    public DateTimeOffset SeenAt { get; set; }

    public bool IsInbound => Call.Direction == CallDirection.Inbound;

    /// <summary>The other party's number.</summary>
    public string? OtherNumber => IsInbound ? Call.From : Call.To;

    public bool HasAnyUid => _uids.Count > 0;

    public bool HasUid(string? uid) => uid is not null && _uids.Contains(uid);

    /// <summary>Whether the channel is one of the two that the call has now.</summary>
    public bool HasChannel(string? channel) => ChannelName.Same(channel, Own) || ChannelName.Same(channel, Other);

    /// <summary>Whether it once was: the ringing channel and the talking channel have different names.</summary>
    public bool HadChannel(string? channel) => channel is not null && _formerChannels.Contains(channel);

    public void LearnUid(string? uid)
    {
        if (uid is not null) Learn(_uids, uid);
    }

    public void Take(string? own, string? other)
    {
        Own = Replace(Own, own);
        Other = Replace(Other, other);
    }

    string? Replace(string? before, string? now)
    {
        if (!ChannelName.IsOfOneCall(now) || ChannelName.Same(before, now)) return before ?? now;
        if (before is not null) Learn(_formerChannels, before);
        return now;
    }

    static void Learn(List<string> names, string name)
    {
        if (names.Contains(name)) return;
        if (names.Count == MostNames) names.RemoveAt(0);
        names.Add(name);
    }
}
