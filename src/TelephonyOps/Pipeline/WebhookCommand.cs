using System.Management.Automation;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands on web hooks.</summary>
public abstract class WebhookCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public virtual WebhookKind[] Kind { get; set; } = [];

    private protected override object? FailedInput(TelephonySession session) => string.Join(", ", Kind);
}
