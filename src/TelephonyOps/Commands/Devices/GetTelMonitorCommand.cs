using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelMonitor</summary>
[Cmdlet(VerbsCommon.Get, "TelMonitor")]
[OutputType(typeof(DeviceMonitor))]
public sealed class GetTelMonitorCommand : SessionCommand
{
    [Parameter(Position = 0)]
    public MonitorKind? Kind { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        await foreach (var monitor in session.Require<IMonitoring>().ListMonitorsAsync(Kind, cancellationToken)) Write(monitor);
    }
}
