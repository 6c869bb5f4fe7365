using TelephonyOps.Simulator.Providers.Centrex;
using TelephonyOps.Simulator.Providers.Dcs;
using TelephonyOps.Simulator.Providers.Ipecs;
using TelephonyOps.Simulator.Providers.LguBase;
using TelephonyOps.Simulator.Providers.SkbIms;

namespace TelephonyOps.Simulator.Hosting;

/// <summary>The simulated systems that this program has: one line each.</summary>
public static class ProviderRegistry
{
    private static readonly Dictionary<string, Func<ISimulatedProvider>> s_providers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Centrex"] = () => new CentrexProvider(),
        ["Dcs"] = () => new DcsProvider(),
        ["Ipecs"] = () => new IpecsProvider(),
        ["LguBase"] = () => new LguBaseProvider(),
        ["SkbIms"] = () => new SkbImsProvider(),
    };

    /// <summary>The names in alphabetical order.</summary>
    public static IReadOnlyList<string> Names => [.. s_providers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Makes the provider of this name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ISimulatedProvider Create(string name) => s_providers.TryGetValue(name, out var create)
        ? create()
        : throw new ArgumentException($"unknown provider '{name}'; known: {string.Join(", ", Names)}");
}
