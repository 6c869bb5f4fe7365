using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Connect-TelAgent</summary>
[Cmdlet(VerbsCommunications.Connect, "TelAgent", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ConnectTelAgentCommand : AgentCommand
{
    [Parameter]
    public AgentRank? Rank { get; set; }

    [Parameter]
    [ValidateRange(0, 99)]
    public int? Priority { get; set; }

    private protected override string Action => CommandTexts.ActionAgentOn;

    private protected override Task ActAsync(IAgents agents, CancellationToken cancellationToken)
        => agents.ConnectAgentAsync(Request with { Rank = Rank, Priority = Priority }, cancellationToken);
}
