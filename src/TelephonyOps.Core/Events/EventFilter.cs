namespace TelephonyOps.Events;

/// <summary>Which events a subscriber wants.</summary>
public sealed class EventFilter
{
    readonly HashSet<TelEventType>? _types;
    readonly NumberPattern[] _devices;

    /// <param name="types">Null or empty: every type.</param>
    /// <param name="devices">Null or empty: every device. May hold <c>*</c> and <c>?</c>. Leading zeros do not count.</param>
    public EventFilter(IReadOnlyCollection<TelEventType>? types = null, IReadOnlyCollection<string>? devices = null)
    {
        _types = types is { Count: > 0 } ? [.. types] : null;
        Devices = devices is null ? [] : [.. devices];
        _devices = [.. Devices.Select(device => new NumberPattern(device, isDevice: true))];
    }

    /// <summary>Everything.</summary>
    public static EventFilter All { get; } = new();

    /// <summary>The devices asked for; a vendor that has to be asked to watch a device reads them.</summary>
    public IReadOnlyList<string> Devices { get; }

    /// <summary>Whether the type was asked for by name; a vendor that sends it only on request reads this.</summary>
    public bool Names(TelEventType type) => _types is not null && _types.Contains(type);

    /// <summary>
    /// What tells whether events can come at all concerns every subscriber, whatever it filters: who waits for a ring must learn that the
    /// session was away. What cannot be read belongs to no device and so to each.
    /// </summary>
    public bool Matches(TelEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (IsAboutStream(item)) return true;
        if (_types is not null && !_types.Contains(item.Type)) return false;
        return _devices.Length == 0 || (item.Type is TelEventType.Malformed && item.Device is null) || Array.Exists(_devices, device => device.Matches(item.Device));
    }

    /// <summary>Whether an event is about the stream of events itself: a gap in it, or the session's going and coming.</summary>
    public static bool IsAboutStream(TelEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Type is TelEventType.StreamGap or TelEventType.SessionConnected or TelEventType.SessionLost or TelEventType.SessionRestored;
    }
}
