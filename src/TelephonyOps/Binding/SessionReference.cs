namespace TelephonyOps.Binding;

/// <summary>What <c>-Session</c> takes: a session, or the name of one.</summary>
public sealed class SessionReference
{
    public SessionReference(TelephonySession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        Session = session;
        Name = session.Name;
    }

    public SessionReference(string name) => Name = name;

    public string Name { get; }

    public TelephonySession? Session { get; }

    public override string ToString() => Name;
}
