namespace TelephonyOps.Providers.LguBase.Calls;

/// <summary>What an event says about a call.</summary>
enum SignalKind { Ring, Talk, Out, ConferenceJoined, ConferenceLeft, ConferenceOther }

/// <summary>
/// An event of a call with its placeholders taken out: what the server writes as 0, NIL, NONE, NULL, null or UNKNOWN is null here (quirk 32).
/// </summary>
/// <param name="Kind">What it says.</param>
/// <param name="IsDial">Of a ring: the device calls out.</param>
/// <param name="Device">Of a ring: whose phone it is (AGENT). Of a conference: the member.</param>
/// <param name="Channel">Ring: the called channel. Talk: the calling one (CHANNEL1). Out: the one that ended.</param>
/// <param name="Peer">Ring: the calling channel. Talk: the called one (CHANNEL2). Out: the channel at the other end.</param>
/// <param name="Uid">Ring: the calling leg's. Talk: the calling leg's. Out: the ended channel's.</param>
/// <param name="PeerUid">Talk: the called leg's. Out: the first leg's (SRCUNIQUEID).</param>
/// <param name="Number">Ring: the other party. Talk: the calling number.</param>
/// <param name="PeerNumber">Talk: the called number.</param>
/// <param name="Cause">Of an end: Q.850 (HCAUSE).</param>
readonly record struct CallSignal(
    SignalKind Kind, bool IsDial, string? Device, string? Channel, string? Peer, string? Uid, string? PeerUid, string? Number, string? PeerNumber, string? Cause)
{
    /// <summary>Of a conference: how many are left in it.</summary>
    public int? Members { get; init; }
}
