using TelephonyOps.Pipeline;
using TelephonyOps.Simulator.Hosting;
using ProviderRegistry = TelephonyOps.Providers.ProviderRegistry;

namespace TelephonyOps.Tests.Support;

/// <summary>A simulated line, a session on it, and pipelines that have it selected.</summary>
sealed class CommandRig : IAsyncDisposable
{
    CommandRig(SimulatorHandle simulator, TelephonySession session) => (Simulator, Session) = (simulator, session);

    public SimulatorHandle Simulator { get; }

    public TelephonySession Session { get; }

    public static async Task<CommandRig> StartAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var simulator = await SimulatorHost.StartAsync("Centrex", new SimulatorOptions { Tls = false }, token);
        try
        {
            var account = simulator.Accounts[0];
            return new CommandRig(simulator, await ProviderRegistry.ConnectAsync("Centrex", new ConnectOptions { Server = simulator.Server, Account = account.Id, Password = new Secret(account.Password) }, token));
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>How often the simulator was asked for the operation.</summary>
    public int Asked(string operation) => Simulator.Counters.Received.GetValueOrDefault(operation);

    /// <summary>Runs a command on this thread, which is then the pipeline's.</summary>
    public RecordingPipeline Run<T>(T command, Action<RecordingPipeline>? prepare = null, params Action<T>[] inputs) where T : TelCommand
    {
        var pipeline = new RecordingPipeline();
        pipeline.Sessions.Add(Session);
        prepare?.Invoke(pipeline);
        return CommandRunner.Run(command, pipeline, inputs);
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
