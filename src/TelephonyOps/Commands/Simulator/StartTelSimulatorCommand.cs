using System.Collections;
using System.Globalization;
using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Pipeline;
using TelephonyOps.Sessions;

namespace TelephonyOps.Commands;

/// <summary>Start-TelSimulator</summary>
[Cmdlet(VerbsLifecycle.Start, "TelSimulator", SupportsShouldProcess = true)]
[OutputType(typeof(TelSimulator))]
public sealed class StartTelSimulatorCommand : TelCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string[] Provider { get; set; } = [];

    /// <summary>0 takes any free port.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>The same seed gives the same history, names and recordings.</summary>
    [Parameter]
    public int? Seed { get; set; }

    [Parameter]
    public SwitchParameter NoTls { get; set; }

    /// <summary>Scale and behaviour, by the simulator's own names.</summary>
    [Parameter]
    public Hashtable? Setting { get; set; }

    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var provider in Provider)
        {
            if (!Confirmed(provider, CommandTexts.ActionStartSimulator)) continue;
            try
            {
                var simulator = await SimulatorProcess.StartAsync(provider, Arguments(), cancellationToken);
                SimulatorProcess.Running.Add(simulator);
                Write(simulator.Description);
            }
            catch (TelephonyException error)
            {
                Fail(error, provider);
            }
        }
    }

    IEnumerable<string> Arguments()
    {
        yield return "--port";
        yield return Port.ToString(CultureInfo.InvariantCulture);
        if (Seed is { } seed)
        {
            yield return "--seed";
            yield return seed.ToString(CultureInfo.InvariantCulture);
        }
        if (NoTls) yield return "--no-tls";
        foreach (DictionaryEntry entry in Setting ?? [])
        {
            yield return "--set";
            yield return string.Create(CultureInfo.InvariantCulture, $"{entry.Key}={entry.Value}");
        }
    }
}
