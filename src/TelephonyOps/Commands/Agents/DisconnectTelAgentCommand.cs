using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Disconnect-TelAgent</summary>
[Cmdlet(VerbsCommunications.Disconnect, "TelAgent", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectTelAgentCommand : AgentCommand
{
    [Parameter]
    public AgentRank? Rank { get; set; }

    private protected override string Action => CommandTexts.ActionAgentOff;

    private protected override Task ActAsync(IAgents agents, CancellationToken cancellationToken)
        => agents.DisconnectAgentAsync(Request with { Rank = Rank }, cancellationToken);
}
