using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelCapability</summary>
[Cmdlet(VerbsCommon.Get, "TelCapability")]
[OutputType(typeof(Capability))]
public sealed class GetTelCapabilityCommand : TelCommand
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string[] Provider { get; set; } = ["*"];

    /// <summary>What the provider cannot do as well.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var capability in CapabilityCatalog.Matrix())
        {
            if ((capability.IsSupported || All) && Matches(Name, capability.Name) && Matches(Provider, capability.Provider)) Write(capability);
        }
        return Task.CompletedTask;
    }

    static bool Matches(string[] patterns, string text) => Array.Exists(patterns, pattern => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(text));
}
