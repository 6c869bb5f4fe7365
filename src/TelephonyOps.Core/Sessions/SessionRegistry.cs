namespace TelephonyOps;

/// <summary>The sessions of one runspace and which of them is selected.</summary>
public sealed class SessionRegistry
{
    readonly object _gate = new();
    readonly List<TelephonySession> _sessions = [];
    TelephonySession? _selected;

    /// <summary>The session that commands use when none is named.</summary>
    public TelephonySession? Selected
    {
        get { lock (_gate) return _selected; }
    }

    /// <summary>The sessions in the order in which they were opened.</summary>
    public IReadOnlyList<TelephonySession> All
    {
        get { lock (_gate) return [.. _sessions]; }
    }

    public TelephonySession? Find(string name)
    {
        lock (_gate) return _sessions.Find(session => string.Equals(session.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Takes a session in, gives it a name of its own and selects it.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.Conflict"/>: the wanted name is taken.</exception>
    public void Add(TelephonySession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        lock (_gate)
        {
            if (session.Options.Name is { } wanted)
            {
                ThrowIfTaken(wanted);
                session.Name = wanted;
            }
            else
            {
                session.Name = Enumerable.Range(1, int.MaxValue).Select(n => $"{session.Provider}{n}")
                    .First(name => !_sessions.Exists(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)));
            }
            _sessions.Add(session);
            _selected = session;
        }
    }

    /// <summary>Fails early, before a connection is made for a name that is taken.</summary>
    public void ThrowIfTaken(string name)
    {
        if (Find(name) is not null)
        {
            throw new TelephonyException(TelephonyErrorKind.Conflict, Texts.SessionNameTaken.With(name))
            {
                RecommendedAction = Texts.SessionNameTakenAction,
                Target = name,
            };
        }
    }

    public void Select(TelephonySession session)
    {
        lock (_gate) _selected = session;
    }

    /// <summary>Lets a session go; the one opened last becomes the selected one when this was it.</summary>
    public void Remove(TelephonySession session)
    {
        lock (_gate)
        {
            _sessions.Remove(session);
            if (ReferenceEquals(_selected, session)) _selected = _sessions.LastOrDefault();
        }
    }

    /// <summary>Closes every session, each within <paramref name="limit"/>; for the end of a runspace or of the module.</summary>
    public async Task CloseAllAsync(TimeSpan limit)
    {
        TelephonySession[] sessions;
        lock (_gate)
        {
            sessions = [.. _sessions];
            _sessions.Clear();
            _selected = null;
        }
        await Task.WhenAll(sessions.Select(session => CloseAsync(session, limit))).ConfigureAwait(false);
    }

    static async Task CloseAsync(TelephonySession session, TimeSpan limit)
    {
        try
        {
            await session.DisposeAsync().AsTask().WaitAsync(limit).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TelephonyException or TimeoutException)
        {
            // The vendor did not take the log-out. There is nobody left to tell, and its own time-out ends the session.
        }
    }
}
