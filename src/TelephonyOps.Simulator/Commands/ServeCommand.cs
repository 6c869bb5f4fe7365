using System.Runtime.InteropServices;
using System.Text.Json;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Commands;

/// <summary><c>serve</c>: one vendor's server until a signal or the end of standard input.</summary>
internal static class ServeCommand
{
    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var parsed = ServeArguments.Parse(arguments);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

        var handle = await SimulatorHost.StartAsync(parsed.Provider, parsed.Options);
        Console.WriteLine(ReadyLine(handle));
        if (parsed.UntilStdinCloses)
            await Task.WhenAny(ended.Task, DrainStandardInputAsync());
        else
            await ended.Task;
        await handle.DisposeAsync().AsTask().WaitAsync(s_shutdown);
        return 0;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.TrySetResult();
        }
    }

    private static string ReadyLine(SimulatorHandle handle) => JsonSerializer.Serialize(
        new
        {
            provider = handle.Provider,
            server = handle.Server,
            control = handle.Control.GetLeftPart(UriPartial.Authority),
            thumbprint = handle.Thumbprint,
            processId = Environment.ProcessId,
            accounts = handle.Accounts,
            options = handle.Knobs.All,
        },
        ControlEndpoint.Json);

    private static async Task DrainStandardInputAsync()
    {
        await using var input = Console.OpenStandardInput();
        // A console read blocks its thread, whatever its signature says.
        await Task.Run(async () => await input.CopyToAsync(Stream.Null));
    }
}
