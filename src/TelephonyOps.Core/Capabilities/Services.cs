
namespace TelephonyOps.Capabilities;

/// <summary>Which services the account has subscribed to. <c>Get-TelService</c></summary>
public interface IServices : ICapability
{
    /// <summary>What is known by now: a vendor that does not list them is learnt from use.</summary>
    IReadOnlyList<Service> ListServices();
}

/// <summary>The settings of the account's services. <c>Get-TelServiceProfile</c></summary>
public interface IServiceProfiles : ICapability
{
    /// <param name="service">Null: every service that has a profile.</param>
    /// <param name="name">Null: every entry of the service.</param>
    IAsyncEnumerable<ServiceProfileEntry> ListServiceProfileAsync(string? service, string? name, CancellationToken cancellationToken);
}

/// <summary>The numbers of the subscriber. <c>Get-TelNumber</c></summary>
public interface INumbers : ICapability
{
    IAsyncEnumerable<SubscriberNumber> ListNumbersAsync(CancellationToken cancellationToken);
}
