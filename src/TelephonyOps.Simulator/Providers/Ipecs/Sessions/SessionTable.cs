using System.Security.Cryptography;
using System.Text;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.Ipecs.Events;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Sessions;

/// <summary>Who is logged in: one login an account, three server accounts at most, each until its time-out (3.2, 2.2.3).</summary>
internal sealed class SessionTable(SimulationContext simulation)
{
    private readonly Dictionary<string, IpecsSession> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _takenUntil = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private volatile IpecsSession[] _all = [];

    /// <summary>Those that are alive, without a copy: the event path looks here for every event.</summary>
    public IReadOnlyList<IpecsSession> All => _all;

    public TimeSpan Timeout => TimeSpan.FromSeconds(simulation.Knobs.Number("session-seconds"));

    public IpecsSession Login(IpecsAccount account)
    {
        lock (_lock)
        {
            var now = ExpireAll();
            if (_sessions.ContainsKey(account.Id) || (_takenUntil.TryGetValue(account.Id, out var until) && now < until))
                throw IpecsError.AlreadyLogin;
            if (!account.IsStation && _sessions.Values.Count(session => !session.Owner.IsStation) >= simulation.Knobs.Int("server-logins"))
                throw IpecsError.License;
            var session = new IpecsSession(account, SessionToken.Make(account.Id, now), now, new EventStream(simulation));
            _sessions[account.Id] = session;
            Publish();
            return session;
        }
    }

    /// <summary>The living session of this token, renewed; null when the token is nobody's or has died.</summary>
    public IpecsSession? Use(string token)
    {
        lock (_lock)
        {
            var now = ExpireAll();
            var given = Encoding.UTF8.GetBytes(token);
            var session = _sessions.Values.FirstOrDefault(session => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(session.Token), given));
            session?.Renew(now);
            return session;
        }
    }

    public bool IsAlive(IpecsSession session)
    {
        lock (_lock)
        {
            ExpireAll();
            return _sessions.TryGetValue(session.Account, out var alive) && ReferenceEquals(alive, session);
        }
    }

    public IpecsSession? Find(string account)
    {
        lock (_lock)
            return _sessions.GetValueOrDefault(account);
    }

    /// <summary>The session ends; its socket is closed unless it shall find out for itself.</summary>
    public void End(IpecsSession session, bool closeSocket = true)
    {
        lock (_lock)
        {
            if (!_sessions.Remove(session.Account))
                return;
            _takenUntil[session.Account] = simulation.Clock.GetUtcNow() + simulation.Knobs.Milliseconds("cleanup-ms");
            Publish();
        }
        if (closeSocket)
            session.Events.CloseSocket(1008, "session ended");
    }

    /// <summary>Somebody else logs in with this account, for a time.</summary>
    public void TakeElsewhere(string account, TimeSpan length)
    {
        lock (_lock)
            _takenUntil[account] = simulation.Clock.GetUtcNow() + length;
    }

    public void EndAll()
    {
        foreach (var session in All)
            End(session);
        lock (_lock)
            _takenUntil.Clear();
    }

    private DateTimeOffset ExpireAll()
    {
        var now = simulation.Clock.GetUtcNow();
        foreach (var session in _all)
        {
            if (session.Events.IsOpen && simulation.Knobs.Text("websocket-keeps") == "open")
                session.Renew(now);
            else if (now - session.LastActivity > Timeout)
                End(session);
        }
        return now;
    }

    private void Publish() => _all = [.. _sessions.Values];
}
