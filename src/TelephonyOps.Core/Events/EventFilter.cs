namespace TelephonyOps.Events;

/// <summary>Which events a subscriber wants.</summary>
public sealed class EventFilter
{
    readonly HashSet<TelEventType>? _types;
    readonly NumberPattern[] _devices;

    /// <param name="types">Null or empty: every type.</param>
    /// <param name="devices">Null or empty: every device. May hold <c>*</c> and <c>?</c>.</param>
    public EventFilter(IReadOnlyCollection<TelEventType>? types = null, IReadOnlyCollection<string>? devices = null)
    {
        _types = types is { Count: > 0 } ? [.. types] : null;
        Devices = devices is null ? [] : [.. devices];
        _devices = [.. Devices.Select(device => new NumberPattern(device))];
    }

    /// <summary>Everything.</summary>
    public static EventFilter All { get; } = new();

    /// <summary>The devices asked for; a vendor that has to be asked to watch a device reads them.</summary>
    public IReadOnlyList<string> Devices { get; }

    /// <summary>Whether the type was asked for by name; a vendor that sends it only on request reads this.</summary>
    public bool Names(TelEventType type) => _types is not null && _types.Contains(type);

    /// <summary>A gap concerns every subscriber, whatever it filters. What happens to the session, or cannot be read, belongs to no device and so to each.</summary>
    public bool Matches(TelEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Type is TelEventType.StreamGap) return true;
        if (_types is not null && !_types.Contains(item.Type)) return false;
        return _devices.Length == 0 || IsOfNoDevice(item) || Array.Exists(_devices, device => device.Matches(item.Device));
    }

    static bool IsOfNoDevice(TelEvent item)
        => item.Device is null && item.Type is TelEventType.SessionConnected or TelEventType.SessionLost or TelEventType.SessionRestored or TelEventType.Malformed;
}
