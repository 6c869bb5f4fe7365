namespace TelephonyOps.Providers.LguBase.Calls;

/// <summary>
/// Finds the call that an event belongs to. UNIQUEID and channels link the legs (cautions of the document), but either may be missing, differ
/// between legs or belong to a neighbour (quirk 32), so the evidence is asked for from the strongest to the weakest.
/// </summary>
static class CallLinks
{
    /// <summary>The call that a ring is a ring of; null for a new one.</summary>
    /// <param name="open">The calls that have not ended.</param>
    /// <param name="ring">The ring.</param>
    /// <param name="own">The device's own channel.</param>
    /// <param name="other">The other party's.</param>
    public static TrackedCall? Ringing(IReadOnlyList<TrackedCall> open, in CallSignal ring, string? own, string? other)
    {
        var uid = ring.Uid;
        var device = ring.Device;
        var outbound = ring.IsDial;
        var number = ring.Number;
        return First(open, call => IsOf(call, device) && !call.IsTransferLeg && call.HasUid(uid))
            ?? First(open, call => IsOf(call, device) && !call.IsAnswered && ((ChannelName.IsOfOneCall(own) && call.HasChannel(own)) || (ChannelName.IsOfOneCall(other) && call.HasChannel(other))))
            ?? First(open, call => call.IsExpected && outbound && !call.IsInbound && SameNumber(call.OtherNumber, number));
    }

    /// <summary>The call that two connected channels are of; null for a new one.</summary>
    public static TrackedCall? Talking(IReadOnlyList<TrackedCall> open, in TalkView talk)
    {
        var (own, other, ownUid, otherUid) = (talk.Own, talk.Other, talk.OwnUid, talk.OtherUid);
        var peer = ChannelName.Peer(other).ToString();
        var found = First(open, call => ChannelName.Same(call.Own, own) && ChannelName.Same(call.Other, other))
            // The third party of a transfer has answered: the leg's target speaks now on a channel of its own.
            ?? First(open, call => call.IsTransferLeg && ChannelName.Same(call.Own, own) && SameNumber(call.Call.To, peer))
            ?? First(open, call => !call.IsTransferLeg && !call.IsAnswered && (call.HasUid(ownUid) || call.HasUid(otherUid)))
            ?? First(open, call => !call.IsTransferLeg && (call.HasUid(ownUid) || call.HasUid(otherUid)))
            ?? First(open, call => !call.IsTransferLeg && ChannelName.IsOfOneCall(own) && (ChannelName.Same(call.Own, own) || call.HadChannel(own)))
            ?? First(open, call => !call.IsAnswered && ChannelName.IsOfOneCall(other) && ChannelName.Same(call.Other, other));
        if (found is not null) return found;

        // No name agrees. What is left is the person's view: the phone rings, and the phone is picked up.
        var view = talk;
        return Only(open, call => !call.IsAnswered && call.IsInbound == view.IsInbound && SameNumber(call.OtherNumber, view.OtherNumber))
            ?? Only(open, call => !call.IsAnswered && call.IsInbound == view.IsInbound && (call.OtherNumber is null || view.OtherNumber is null));
    }

    /// <summary>The leg of an attended transfer that has this Local channel.</summary>
    public static TrackedCall? Leg(IReadOnlyList<TrackedCall> open, string? local, string? uid)
        => First(open, call => call.IsTransferLeg && ChannelName.Same(call.Other, local)) ?? First(open, call => call.IsTransferLeg && call.HasUid(uid));

    /// <summary>The call that an ended channel ends; null where none of ours is over.</summary>
    /// <param name="open">The calls that have not ended.</param>
    /// <param name="end">The end.</param>
    /// <param name="isOwn">Whether the ended channel is one of the device's.</param>
    public static TrackedCall? Ended(IReadOnlyList<TrackedCall> open, in CallSignal end, bool isOwn)
    {
        var (channel, peer, uid, srcUid) = (end.Channel, end.Peer, end.Uid, end.PeerUid);

        // The Local leg's end names the first call's id as its source: only its own names may end it.
        if (ChannelName.IsTransferLeg(channel)) return First(open, call => ChannelName.Same(call.Other, channel)) ?? First(open, call => call.IsTransferLeg && call.HasUid(uid));

        // Answered elsewhere: the ringing channel goes, the call does not.
        var elsewhere = end.Cause == "26";
        return First(open, call => ChannelName.Same(call.Own, channel) && ChannelName.Same(call.Other, peer))
            ?? First(open, call => !call.IsTransferLeg && call.HasChannel(channel))
            ?? First(open, call => call.HasChannel(channel))
            ?? First(open, call => call.HadChannel(channel) && (!call.IsAnswered || (call.HasUid(uid) && !elsewhere)))
            ?? First(open, call => !call.IsTransferLeg && call.HasUid(uid) && !call.HadChannel(channel))
            ?? First(open, call => call.IsTransferLeg && call.HasUid(uid))
            ?? First(open, call => !call.IsAnswered && !call.IsExpected && (call.HasUid(srcUid) || (ChannelName.IsOfOneCall(peer) && call.HasChannel(peer))))
            ?? (isOwn ? First(open, call => call.IsAnswered && !call.InConference && !call.IsTransferLeg && !call.HadChannel(channel) && ChannelName.IsOfOneCall(peer) && ChannelName.Same(call.Other, peer)) : null);
    }

    /// <summary>
    /// The device's own channel ended under names that no call has: CHANNELLIST, which would have told them, may be missing. It can only be of the
    /// one call that the device has, unless the ids say otherwise.
    /// </summary>
    public static TrackedCall? EndedUnknown(IReadOnlyList<TrackedCall> open, in CallSignal end)
    {
        if (open.Count != 1 || open[0].IsExpected || open[0].HadChannel(end.Channel)) return null;
        var only = open[0];
        if (only.InConference) return only;
        var against = only.IsAnswered ? end.Uid : end.PeerUid;
        return against is null || !only.HasAnyUid ? only : null;
    }

    /// <summary>Numbers as the exchange shows them: with and without trunk prefix, sometimes with digits hidden.</summary>
    public static bool SameNumber(string? left, string? right)
    {
        if (string.IsNullOrEmpty(left) || string.IsNullOrEmpty(right)) return false;
        if (PhoneNumber.SameExtension(left, right)) return true;

        // Hidden digits, and a prefix before a whole number.
        var length = Math.Min(left.Length, right.Length);
        if (length < 7) return false;
        for (var i = 1; i <= length; i++)
        {
            var (a, b) = (left[^i], right[^i]);
            if (a != b && a is not ('X' or 'x' or '*') && b is not ('X' or 'x' or '*')) return false;
        }
        return true;
    }

    static bool IsOf(TrackedCall call, string? device) => device is null || call.Call.Device is null || PhoneNumber.SameExtension(call.Call.Device, device);

    static TrackedCall? First(IReadOnlyList<TrackedCall> open, Func<TrackedCall, bool> matches)
    {
        for (var i = 0; i < open.Count; i++)
        {
            if (matches(open[i])) return open[i];
        }
        return null;
    }

    static TrackedCall? Only(IReadOnlyList<TrackedCall> open, Func<TrackedCall, bool> matches)
    {
        TrackedCall? found = null;
        for (var i = 0; i < open.Count; i++)
        {
            if (!matches(open[i])) continue;
            if (found is not null) return null;
            found = open[i];
        }
        return found;
    }
}

/// <summary>Two connected channels seen from the device.</summary>
readonly record struct TalkView(bool IsInbound, string? Own, string? Other, string? OwnUid, string? OtherUid, string? OtherNumber);
