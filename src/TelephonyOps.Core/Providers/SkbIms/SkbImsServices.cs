using System.Collections.Concurrent;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>
/// Which services the account has. The library asks for them after the log-in and keeps the list to itself, so a service is Unknown until a use
/// showed what it is (2.3, quirk 38).
/// </summary>
sealed class SkbImsServices
{
    readonly ConcurrentDictionary<ImsService, ServiceState> _states = new();

    /// <summary>Every service that an account can have, in the vendor's order.</summary>
    public static IReadOnlyList<ImsService> All { get; } =
        [.. Enum.GetValues<ImsService>().Where(service => service is not (ImsService.Unknown or ImsService.Normal or ImsService.GetServiceInfo))];

    public ServiceState this[ImsService service] => _states.GetValueOrDefault(service);

    /// <summary>It worked, or it sent an event.</summary>
    public void Works(ImsService service) => _states[service] = ServiceState.Available;

    public void Refused(ImsService service) => _states[service] = ServiceState.NotAllowed;

    /// <summary>A new log-in asks anew.</summary>
    public void Forget() => _states.Clear();

    /// <summary>Fails before the wire on what the account is known not to have.</summary>
    public void ThrowIfRefused(string function, ImsService service)
    {
        if (this[service] == ServiceState.NotAllowed) throw SkbImsErrors.Of(function, SkbImsErrors.NotAllowedService, ImsNames.Of(service));
    }
}
