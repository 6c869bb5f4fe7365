namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>The server's messages (1.4, 4). Everything the document does not name is <see cref="Other"/>.</summary>
enum EventKind
{
    Other, LoginResult, Ring, ChannelList, ChannelOut, Conference, CommandResult, CommandResultEnd, CommandError, Cdr, PeerMessage, Sms, NetworkError, Heartbeat,
}
