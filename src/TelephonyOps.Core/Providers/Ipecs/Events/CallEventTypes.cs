using System.Text;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>One of the event strings of 5.3.2.3: its meaning in our vocabulary, and what it says of the call's state.</summary>
sealed record CallEventType(string Name, TelEventType Type, CallState? State)
{
    public byte[] Utf8 { get; } = Encoding.ASCII.GetBytes(Name);
}

/// <summary>The 35 call events and the presence event (5.3.2.3, 5.3.3.3), by the strings that the system really sends (quirk 48).</summary>
static class CallEventTypes
{
    static readonly CallEventType[] s_types =
    [
        new("dialing", TelEventType.Dialing, CallState.Dialing),
        new("proceeding", TelEventType.Dialing, CallState.Dialing),
        new("alerting", TelEventType.Alerting, CallState.Ringing),
        new("ringing", TelEventType.Ringing, CallState.Ringing),
        new("connected", TelEventType.Connected, CallState.Connected),
        new("released", TelEventType.Ended, CallState.Ended),
        new("releasedasc", TelEventType.Ended, CallState.Ended),
        new("rerouted", TelEventType.Transferred, CallState.Unknown),
        new("rerouting", TelEventType.Transferred, CallState.Unknown),
        new("fail", TelEventType.Failed, CallState.Unknown),
        new("failed", TelEventType.Failed, CallState.Unknown),
        new("held", TelEventType.Held, CallState.Held),
        new("hold", TelEventType.Held, CallState.Held),
        new("retrieved", TelEventType.Retrieved, CallState.Connected),
        new("retrieve", TelEventType.Retrieved, CallState.Connected),
        new("transferred", TelEventType.Transferred, CallState.Connected),
        new("transferring", TelEventType.Transferred, CallState.Unknown),
        new("conferenced", TelEventType.Conferenced, CallState.Connected),
        new("conferencing", TelEventType.Conferenced, CallState.Connected),
        new("dnd", TelEventType.DoNotDisturbChanged, null),
        new("forwarding", TelEventType.ForwardChanged, null),
        new("registered", TelEventType.DeviceRegistered, null),
        new("unregistered", TelEventType.DeviceUnregistered, null),
        new("mwi", TelEventType.MessageWaitingChanged, null),
        new("agent_logon", TelEventType.AgentChanged, null),
        new("agent_logoff", TelEventType.AgentChanged, null),
        new("agent_ready", TelEventType.AgentChanged, null),
        new("agent_notready", TelEventType.AgentChanged, null),
        new("agent_work", TelEventType.AgentChanged, null),
        new("agent_busy", TelEventType.AgentChanged, null),
        new("queueing", TelEventType.QueueChanged, null),
        new("queued", TelEventType.QueueChanged, null),
        new("confgroupmember", TelEventType.ConferenceChanged, null),
        new("confroommember", TelEventType.ConferenceChanged, null),
        new("muteon", TelEventType.ConferenceChanged, null),
        new("setmuteon", TelEventType.ConferenceChanged, null),
        new("numbering", TelEventType.ConfigurationChanged, null),
        new("presence", TelEventType.PresenceChanged, null),
    ];

    static readonly CallEventType[][] s_byLength = [.. Enumerable.Range(0, s_types.Max(type => type.Name.Length) + 1).Select(length => s_types.Where(type => type.Name.Length == length).ToArray())];

    public static IReadOnlyList<CallEventType> All => s_types;

    /// <summary>The type of that string, blanks around it ignored; null for one that is not in the document.</summary>
    public static CallEventType? Find(ReadOnlySpan<byte> name)
    {
        name = name.Trim(" \t"u8);
        if (name.Length >= s_byLength.Length) return null;
        foreach (var type in s_byLength[name.Length])
        {
            if (name.SequenceEqual(type.Utf8)) return type;
        }
        return null;
    }
}
