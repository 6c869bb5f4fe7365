using System.Collections.Concurrent;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>
/// Where a session's library comes from: a path, or <c>managed:&lt;name&gt;</c> for a stand-in that was registered in this process.
/// </summary>
public static class ImsLibraries
{
    const string Scheme = "managed:";
    const string Native = "native";
    static readonly ConcurrentDictionary<string, Func<IImsLibrary>> s_factories = new(StringComparer.OrdinalIgnoreCase);
    static readonly ConcurrentDictionary<string, ImsClaim> s_claims = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a stand-in reachable as <c>managed:&lt;name&gt;</c>. Disposing the result takes it away; a session that uses it keeps its own.</summary>
    /// <param name="name">Letters, digits, hyphens.</param>
    /// <param name="factory">Called once a session, on the session's own thread.</param>
    public static IDisposable Register(string name, Func<IImsLibrary> factory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(factory);
        s_factories[name] = factory;
        return new Release(() => s_factories.TryRemove(KeyValuePair.Create(name, factory)));
    }

    /// <summary>Opens the library, on the thread that will use it.</summary>
    internal static IImsLibrary Open(string path)
        => !IsManaged(path) ? NativeImsLibrary.Load(path)
            : s_factories.TryGetValue(path[Scheme.Length..], out var factory) ? factory()
            : throw new TelephonyException(TelephonyErrorKind.NotFound, SkbImsTexts.StandInMissing.With(path)) { RecommendedAction = SkbImsTexts.StandInMissingAction, Target = path };

    /// <summary>
    /// Takes the process's one place: a second IMS_Init would wipe the first session (2.1.1, quirk 40). A stand-in has state of its own and so a place of its own.
    /// </summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.Conflict"/>: a session is open.</exception>
    internal static ImsClaim Claim(string path, string account)
    {
        var place = IsManaged(path) ? path : Native;
        var claim = new ImsClaim(account, own => s_claims.TryRemove(KeyValuePair.Create(place, own)));
        while (!s_claims.TryAdd(place, claim))
        {
            if (s_claims.TryGetValue(place, out var present)) throw present.Conflict(path);
        }
        return claim;
    }

    static bool IsManaged(string path) => path.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    sealed class Release(Action undo) : IDisposable
    {
        Action? _undo = undo;

        public void Dispose() => Interlocked.Exchange(ref _undo, null)?.Invoke();
    }
}
