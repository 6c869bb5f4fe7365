using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelCallStatus</summary>
[Cmdlet(VerbsCommon.Get, "TelCallStatus")]
[OutputType(typeof(CallStatus))]
public sealed class GetTelCallStatusCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Number")]
    [DeviceNumber]
    public string[]? Device { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        await foreach (var status in session.Require<ICallStatus>().GetStatusAsync(Device ?? [], cancellationToken)) Write(status);
    }
}
