using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Set-TelAgentState</summary>
[Cmdlet(VerbsCommon.Set, "TelAgentState", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SetTelAgentStateCommand : AgentCommand
{
    [Parameter(Mandatory = true, Position = 1)]
    public AgentState State { get; set; }

    /// <summary>The vendor's code of the reason.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    [Parameter]
    public AgentRank? Rank { get; set; }

    private protected override string Action => CommandTexts.ActionAgentState.With(State);

    private protected override Task ActAsync(IAgents agents, CancellationToken cancellationToken)
        => agents.SetAgentStateAsync(Request with { Rank = Rank }, State, Reason, cancellationToken);
}
