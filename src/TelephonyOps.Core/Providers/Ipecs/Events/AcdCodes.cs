using System.Collections.Frozen;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>The ACD events of Table 3: the string as the document spells it, and the nearest of our types.</summary>
static class AcdCodes
{
    static readonly FrozenDictionary<long, (string Name, TelEventType Type)> s_codes = new Dictionary<long, (string, TelEventType)>
    {
        [1] = ("CO BUSY", TelEventType.PresenceChanged),
        [2] = ("CO IDLE", TelEventType.PresenceChanged),
        [3] = ("CO IN RING", TelEventType.Ringing),
        [11] = ("AGENT PRIMARY LOGIN", TelEventType.AgentChanged),
        [12] = ("AGENT PRIMARY LOGOUT", TelEventType.AgentChanged),
        [13] = ("AGENT UCD UNAVAIL", TelEventType.AgentChanged),
        [14] = ("AGENT UCD AVAIL", TelEventType.AgentChanged),
        [15] = ("AGENT UCD WRAP UP START", TelEventType.AgentChanged),
        [16] = ("AGENT UCD WRAP UP END", TelEventType.AgentChanged),
        [17] = ("STATION BUSY", TelEventType.PresenceChanged),
        [18] = ("STATION IDLE", TelEventType.PresenceChanged),
        [19] = ("STATION DND ACTIVE", TelEventType.DoNotDisturbChanged),
        [20] = ("STATION DND INACTIVE", TelEventType.DoNotDisturbChanged),
        [21] = ("STATION FORWARD ACTIVE", TelEventType.ForwardChanged),
        [22] = ("STATION FORWARD INACTIVE", TelEventType.ForwardChanged),
        [23] = ("UCD SUPERVISOR LOGIN", TelEventType.AgentChanged),
        [24] = ("UCD SUOERVISOR LOGOUT", TelEventType.AgentChanged),
        [25] = ("AGENT SECONDARY LOGIN", TelEventType.AgentChanged),
        [26] = ("AGENT SECONDARY LOGOUT", TelEventType.AgentChanged),
        [41] = ("SEIZE STATION/CO", TelEventType.Dialing),
        [42] = ("SEIZE ACK/CONNECT/ANSWER", TelEventType.Connected),
        [43] = ("SEIZE NAK/ABANDON", TelEventType.Failed),
        [44] = ("DISCONNECT", TelEventType.Ended),
        [45] = ("CONFERENCE ADD", TelEventType.ConferenceChanged),
        [46] = ("CONFERENCE PARK", TelEventType.ConferenceChanged),
        [47] = ("EXECUTIVE OVERRIDE", TelEventType.Conferenced),
        [48] = ("FORWARD", TelEventType.Transferred),
        [49] = ("HOLD", TelEventType.Held),
        [50] = ("HOLD RECALL", TelEventType.Ringing),
        [51] = ("HUNT GROUP", TelEventType.QueueChanged),
        [52] = ("PAGE ALL", TelEventType.PresenceChanged),
        [53] = ("PAGE EXT", TelEventType.PresenceChanged),
        [54] = ("PAGE INT", TelEventType.PresenceChanged),
        [55] = ("PARK GROUP", TelEventType.Held),
        [56] = ("PARK PERSONAL", TelEventType.Held),
        [57] = ("PICK UP", TelEventType.Connected),
        [58] = ("TRANSFER HOLD", TelEventType.Held),
        [59] = ("UCD GROUP", TelEventType.QueueChanged),
        [60] = ("UCD NO ANSWER TO", TelEventType.QueueChanged),
        [61] = ("UCD OVERFLOW TO", TelEventType.QueueChanged),
        [62] = ("UCD QUE HOLD TO", TelEventType.QueueChanged),
        [63] = ("VM GROUP", TelEventType.QueueChanged),
        [64] = ("UCD HELP", TelEventType.AgentChanged),
        [65] = ("UCD CALL QUALIFIER", TelEventType.CallRecorded),
        [66] = ("STATION RING", TelEventType.Ringing),
        [67] = ("NUMBER DIALED", TelEventType.Dialing),
        [68] = ("TIME & DATE", TelEventType.ConfigurationChanged),
        [69] = ("SMDR", TelEventType.CallRecorded),
        [70] = ("TRANSFER COMPLETE", TelEventType.Transferred),
        [71] = ("INCOMMING DID INFO", TelEventType.Ringing),
        [72] = ("INCOMMING CALLER INFO", TelEventType.Ringing),
        [73] = ("CONNECT TX VOICE INFO", TelEventType.Connected),
        [74] = ("CONNECT RX VOICE INFO", TelEventType.Connected),
        [75] = ("CONNECT TX VIDEO INFO", TelEventType.Connected),
        [76] = ("CONNECT RX VIDEO INFO", TelEventType.Connected),
        [77] = ("ACD INFO CHANGED", TelEventType.ConfigurationChanged),
        [80] = ("INCOMMING DIGIT INFO", TelEventType.Dialing),
        [81] = ("AGENT HOTDESK LOGIN", TelEventType.AgentChanged),
        [82] = ("AGENT OUT OF SERVICE", TelEventType.DeviceUnregistered),
        [83] = ("AGENT HOTDESK LOGOUT", TelEventType.AgentChanged),
        [84] = ("AGENT IN SERVICE", TelEventType.DeviceRegistered),
        [85] = ("SMDR ACCOUNT CODE", TelEventType.CallRecorded),
        [86] = ("SMDR AUTHORIZATION CODE", TelEventType.CallRecorded),
        [87] = ("SMDR COST", TelEventType.CallRecorded),
        [88] = ("SMDR INCOMING", TelEventType.CallRecorded),
        [89] = ("SMDR ICM", TelEventType.CallRecorded),
        [90] = ("SMDR CALL TYPE", TelEventType.CallRecorded),
    }.ToFrozenDictionary();

    public static IEnumerable<long> All => s_codes.Keys;

    /// <summary>A code that is not in the table is Unknown.</summary>
    public static (string? Name, TelEventType Type) Find(long code) => s_codes.TryGetValue(code, out var found) ? found : (null, TelEventType.Unknown);
}
