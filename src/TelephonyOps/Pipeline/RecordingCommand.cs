using System.Management.Automation;
using TelephonyOps.Binding;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands on recordings.</summary>
public abstract class RecordingCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileName")]
    public virtual RecordingReference? Recording { get; set; }

    private protected override ISessionBound? Piped => Recording?.Item;

    private protected override string? PipedText => Recording?.FileName;

    private protected override object? FailedInput(TelephonySession session) => (object?)Recording?.Item ?? Recording?.FileName;
}
