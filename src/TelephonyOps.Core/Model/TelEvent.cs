using System.Collections.ObjectModel;

namespace TelephonyOps;

/// <summary>What happened, in one vocabulary for all vendors.</summary>
public enum TelEventType
{
    Unknown,
    Dialing, Alerting, Ringing, Connected, Held, Retrieved, Transferred, Conferenced, Ended, Failed, Missed, Busy,
    ForwardChanged, DoNotDisturbChanged, PresenceChanged, AbsenceChanged, MessageWaitingChanged,
    MessageReceived, PeerMessageReceived,
    RecordingReady, RecordingStarted, RecordingStopped,
    AgentChanged, QueueChanged, ConferenceChanged,
    DeviceRegistered, DeviceUnregistered, ConfigurationChanged,

    /// <summary>The vendor wrote a call record (SMDR, CDR).</summary>
    CallRecorded,
    CommandCompleted,
    SessionConnected, SessionLost, SessionRestored,

    /// <summary>Events are missing here: see <see cref="StreamGapEvent"/>.</summary>
    StreamGap,

    /// <summary>The vendor sent what could not be read; the raw text is kept.</summary>
    Malformed,
}

/// <summary>One event of a session. One vendor message makes one event.</summary>
/// <remarks>It is an EventArgs, and therefore no record, so that the engine hands it to handlers as <c>SourceEventArgs</c>.</remarks>
public class TelEvent : EventArgs, ISessionBound
{
    /// <summary>The name of the session that the event came from.</summary>
    public string Session { get; init; } = "";

    internal TelephonySession? Owner { get; init; }

    TelephonySession? ISessionBound.Owner => Owner;

    public TelEventType Type { get; init; }

    /// <summary>The vendor's time where it gives one, else the time of arrival.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>Counts up by one within the session, in the vendor's order.</summary>
    public long Sequence { get; internal set; }

    public string? Device { get; init; }

    public string? CallId { get; init; }

    /// <summary>The calling number.</summary>
    public string? From { get; init; }

    /// <summary>The called number.</summary>
    public string? To { get; init; }

    public string? Cause { get; init; }

    public string? Text { get; init; }

    /// <summary>The vendor's own name of the event.</summary>
    public string? RawType { get; init; }

    /// <summary>The event as it came.</summary>
    public string? Raw { get; init; }

    /// <summary>Vendor fields that have no property of their own, by the vendor's names.</summary>
    public virtual IReadOnlyDictionary<string, object?> Extra { get; init; } = ReadOnlyDictionary<string, object?>.Empty;
}

/// <summary>A declared hole in the stream of events: between these moments, events were lost or may have been.</summary>
public sealed class StreamGapEvent : TelEvent
{
    public StreamGapEvent() => Type = TelEventType.StreamGap;

    /// <summary>How many events are missing; null where nobody can know.</summary>
    public long? MissedCount { get; init; }

    public new DateTimeOffset From { get; init; }

    public DateTimeOffset Until { get; init; }
}
