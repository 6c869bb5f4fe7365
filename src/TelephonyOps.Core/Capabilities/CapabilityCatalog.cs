using System.Collections.Concurrent;
using System.Reflection;
using TelephonyOps.Providers;

namespace TelephonyOps.Capabilities;

/// <summary>Reads off the session types which vendor can do what: the one source of <c>Get-TelCapability</c>, the documents and the errors.</summary>
public static class CapabilityCatalog
{
    static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> s_names = new();

    /// <summary>Every capability there is.</summary>
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(ICapability).Assembly.GetTypes().Where(type => type.IsInterface && type != typeof(ICapability) && type.IsAssignableTo(typeof(ICapability))).OrderBy(Name, StringComparer.Ordinal)];

    /// <summary>A capability's name: that of its interface without the I.</summary>
    public static string Name(Type capability) => capability.Name[1..];

    /// <summary>The capabilities of a session type, by name.</summary>
    public static IReadOnlyList<string> NamesOf(Type session)
        => s_names.GetOrAdd(session, type => [.. All.Where(capability => capability.IsAssignableFrom(type)).Select(Name)]);

    /// <summary>The providers that have it.</summary>
    public static IEnumerable<string> ProvidersOf(Type capability)
        => ProviderRegistry.All.Where(provider => capability.IsAssignableFrom(provider.SessionType)).Select(provider => provider.Name);

    /// <summary>The matrix of providers and capabilities.</summary>
    public static IEnumerable<Capability> Matrix()
        => from provider in ProviderRegistry.All
           from capability in All
           let operations = provider.Operations.Where(operation => operation.Capability == capability).ToList()
           let isSupported = capability.IsAssignableFrom(provider.SessionType)
           select new Capability
           {
               Provider = provider.Name,
               Name = Name(capability),
               IsSupported = isSupported,
               Operations = [.. operations.Select(operation => operation.Name)],
               Commands = [.. operations.SelectMany(operation => operation.Commands).Union(isSupported ? UsersOf(capability) : [])],
           };

    static IEnumerable<string> UsersOf(Type capability) => capability.GetCustomAttribute<UsedByAttribute>()?.Commands ?? [];

    /// <summary>The error of a command whose capability the provider lacks.</summary>
    public static TelephonyException Missing(Type capability, string provider)
    {
        var others = ProvidersOf(capability).ToList();
        return new TelephonyException(TelephonyErrorKind.NotSupported, Texts.CapabilityMissing.With(provider, Name(capability)))
        {
            IsCapabilityMissing = true,
            RecommendedAction = others.Count == 0 ? Texts.CapabilityNowhere : Texts.CapabilityElsewhere.With(string.Join(", ", others)),
        };
    }
}
