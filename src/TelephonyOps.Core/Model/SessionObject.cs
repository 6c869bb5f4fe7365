using System.Collections.ObjectModel;

namespace TelephonyOps;

/// <summary>What every object that a session emits has in common: which session it came from, and the vendor's fields that have no property here.</summary>
public abstract record SessionObject : ISessionBound
{
    /// <summary>The name of the session that the object came from; binds to <c>-Session</c> down the pipeline.</summary>
    public string Session { get; init; } = "";

    /// <summary>Vendor fields that have no property of their own, by the vendor's names.</summary>
    public IReadOnlyDictionary<string, object?> Extra { get; init; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>
    /// The session itself. A name alone would find the wrong session where two runspaces each have one of that name,
    /// so a piped object goes back to the session that made it.
    /// </summary>
    internal TelephonySession? Owner { get; init; }

    TelephonySession? ISessionBound.Owner => Owner;
}
