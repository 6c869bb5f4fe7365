using System.Net;

namespace TelephonyOps.Simulator.Hosting;

/// <summary>Starts simulators, for the command line and for tests in process.</summary>
public static class SimulatorHost
{
    /// <summary>Starts a provider's server and its control endpoint.</summary>
    /// <exception cref="ArgumentException">The provider or a setting is unknown, or the address is not a loopback address.</exception>
    public static Task<SimulatorHandle> StartAsync(
        string provider, SimulatorOptions? options = null, CancellationToken cancellationToken = default) =>
        StartAsync(ProviderRegistry.Create(provider), options ?? new(), cancellationToken);

    internal static async Task<SimulatorHandle> StartAsync(
        ISimulatedProvider provider, SimulatorOptions options, CancellationToken cancellationToken)
    {
        if (!IPAddress.IsLoopback(options.Bind))
            throw new ArgumentException($"a simulator listens on loopback addresses only, not on {options.Bind}");

        var context = new SimulationContext(options, new(provider.Knobs, options.Set));
        SimulatedEndpoint? endpoint = null;
        try
        {
            endpoint = await provider.StartAsync(context, cancellationToken);
            var control = await ControlEndpoint.StartAsync(provider.Name, context, endpoint, cancellationToken);
            return new(provider.Name, context, endpoint, control);
        }
        catch
        {
            if (endpoint is not null)
                await endpoint.DisposeAsync();
            context.Dispose();
            throw;
        }
    }
}
