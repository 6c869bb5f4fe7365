using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelForward</summary>
[Cmdlet(VerbsCommon.Get, "TelForward")]
[OutputType(typeof(ForwardRule))]
public sealed class GetTelForwardCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
        => Write(await session.Require<IForwardingInfo>().GetForwardAsync(Device, cancellationToken));
}
