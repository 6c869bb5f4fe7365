using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands on ACD agents.</summary>
public abstract class AgentCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? AgentId { get; set; }

    /// <summary>The ACD group's number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Group { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    private protected override object? FailedInput(TelephonySession session) => (object?)AgentId ?? (object?)Device ?? session;

    private protected abstract string Action { get; }

    private protected virtual AgentRequest Request => new() { AgentId = AgentId, Group = Group, Device = Device };

    private protected abstract Task ActAsync(IAgents agents, CancellationToken cancellationToken);

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var agents = session.Require<IAgents>();
        if (Confirmed(CommandTexts.AgentTarget.With(AgentId ?? Device ?? session.Device, session.Name), Action)) await ActAsync(agents, cancellationToken);
    }
}
