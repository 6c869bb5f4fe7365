using TelephonyOps.Simulator.Providers.Ipecs.Events;

namespace TelephonyOps.Simulator.Providers.Ipecs.Sessions;

/// <summary>A login: its token, its time-out, what it monitors, and its event stream.</summary>
public sealed class IpecsSession
{
    private readonly HashSet<string> _monitored = new(StringComparer.Ordinal);
    private readonly HashSet<string> _watched = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    internal IpecsSession(IpecsAccount account, string token, DateTimeOffset now, EventStream events)
    {
        Owner = account;
        Token = token;
        LastActivity = now;
        Events = events;
    }

    /// <summary>The account's ID.</summary>
    public string Account => Owner.Id;

    /// <summary>When something last renewed it.</summary>
    public DateTimeOffset LastActivity { get; private set; }

    /// <summary>Devices of Monitor Start.</summary>
    public IReadOnlyCollection<string> Monitored => Copy(_monitored);

    /// <summary>Devices of Presence Start.</summary>
    public IReadOnlyCollection<string> PresenceMonitored => Copy(_watched);

    /// <summary>The events of this login.</summary>
    public EventStream Events { get; }

    internal IpecsAccount Owner { get; }

    internal string Token { get; }

    internal void Renew(DateTimeOffset now)
    {
        lock (_lock)
            LastActivity = now;
    }

    internal bool Monitor(string device, bool isPresence, bool on)
    {
        lock (_lock)
        {
            var devices = isPresence ? _watched : _monitored;
            return on ? devices.Add(device) : devices.Remove(device);
        }
    }

    internal void MonitorNothing()
    {
        lock (_lock)
        {
            _monitored.Clear();
            _watched.Clear();
        }
    }

    /// <summary>Whether an event about one of these devices is for this session; null is about the whole system.</summary>
    internal bool Wants(IReadOnlyList<string>? devices, bool isPresence)
    {
        if (!Owner.May(Resources.Cti))
            return false;
        if (devices is null)
            return true;
        lock (_lock)
        {
            var chosen = isPresence ? _watched : _monitored;
            for (var index = 0; index < devices.Count; index++)
            {
                if (chosen.Contains(devices[index]))
                    return true;
            }
            return false;
        }
    }

    private string[] Copy(HashSet<string> devices)
    {
        lock (_lock)
            return [.. devices.Order(StringComparer.Ordinal)];
    }
}
