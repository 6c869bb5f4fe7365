using System.Management.Automation;
using TelephonyOps.Pipeline;
using TelephonyOps.Sessions;

namespace TelephonyOps.Commands;

/// <summary>Stop-TelSimulator</summary>
[Cmdlet(VerbsLifecycle.Stop, "TelSimulator", DefaultParameterSetName = "Simulator", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopTelSimulatorCommand : TelCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Simulator")]
    public TelSimulator[] Simulator { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ProcessId")]
    public int[] ProcessId { get; set; } = [];

    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var id in ProcessId.Concat(Simulator.Select(simulator => simulator.ProcessId)))
        {
            // Only what Start-TelSimulator started here is ever ended.
            if (SimulatorProcess.Running.Find(simulator => simulator.Description.ProcessId == id) is not { } found)
            {
                Fail(new TelephonyException(TelephonyErrorKind.NotFound, CommandTexts.NoSuchSimulator.With(id)) { RecommendedAction = CommandTexts.NoSuchSimulatorAction }, id);
                continue;
            }
            if (!Confirmed(found.Description.ToString(), CommandTexts.ActionStopSimulator)) continue;
            SimulatorProcess.Running.Remove(found);
            found.Dispose();
        }
        return Task.CompletedTask;
    }
}
