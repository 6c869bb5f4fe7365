namespace TelephonyOps.Providers.Ipecs;

/// <summary>
/// The direction codes of Table 1, whose descriptions the document leaves empty. Their number and order are those of the call types 1 to 15
/// of ACD event 90 (Table 3), and their letters are the types' initials: that is the reading here.
/// </summary>
static class SmdrCodes
{
    /// <summary>Incoming, its transfer, and incoming calls lost on hold, while ringing, or in a group; voice mail; from the network.</summary>
    public static IReadOnlyList<string> Inbound { get; } = ["t", "I", "H", "R", "G", "V", "n"];

    /// <summary>Outgoing, its transfer, unanswered, barred; to the network.</summary>
    public static IReadOnlyList<string> Outbound { get; } = ["O", "T", "o", "X", "N"];

    /// <summary>Between stations: calls, short messages, paging.</summary>
    public static IReadOnlyList<string> Internal { get; } = ["E", "S", "P"];

    public static CallDirection Direction(string? code) => code is null ? CallDirection.Unknown
        : Inbound.Contains(code) ? CallDirection.Inbound
        : Outbound.Contains(code) ? CallDirection.Outbound
        : Internal.Contains(code) ? CallDirection.Internal
        : CallDirection.Unknown;

    /// <summary>Lost while ringing, lost in a group, outgoing unanswered: the duration is the ringing.</summary>
    public static bool IsUnanswered(string? code) => code is "R" or "G" or "o";
}
