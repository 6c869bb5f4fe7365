using System.Management.Automation;
using TelephonyOps.Pipeline;
using TelephonyOps.Sessions;

namespace TelephonyOps.Commands;

/// <summary>Get-TelSimulator</summary>
[Cmdlet(VerbsCommon.Get, "TelSimulator")]
[OutputType(typeof(TelSimulator))]
public sealed class GetTelSimulatorCommand : TelCommand
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string Provider { get; set; } = "*";

    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        var pattern = WildcardPattern.Get(Provider, WildcardOptions.IgnoreCase);

        // A copy: Get-TelSimulator | Stop-TelSimulator shortens the list while it is read.
        foreach (var simulator in SimulatorProcess.Running.ToList())
        {
            if (pattern.IsMatch(simulator.Description.Provider)) Write(simulator.Description);
        }
        return Task.CompletedTask;
    }
}
