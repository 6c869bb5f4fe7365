namespace TelephonyOps.Simulator.Hosting;

/// <summary>What goes on beside the requests: it waits by the run's clock and ends with the simulator.</summary>
internal sealed class BackgroundWork(SimulationContext simulation)
{
    /// <summary>Starts work that nobody waits for.</summary>
    public void Run(Func<Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (simulation.Stopping.IsCancellationRequested)
        {
            // The simulator ends: so does what it was doing.
        }
    });

    /// <summary>Time passes, unless one of these comes first; a negative time has no end.</summary>
    public async Task PassAsync(TimeSpan time, params Task[] orUntil)
    {
        var wait = time < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : time;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(simulation.Stopping);
        await Task.WhenAny([Task.Delay(wait, simulation.Clock, end.Token), .. orUntil]);
        await end.CancelAsync();
        simulation.Stopping.ThrowIfCancellationRequested();
    }
}
