using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Remove-TelMonitor</summary>
[Cmdlet(VerbsCommon.Remove, "TelMonitor", SupportsShouldProcess = true)]
[OutputType(typeof(DeviceMonitor))]
public sealed class RemoveTelMonitorCommand : MonitorCommand
{
    private protected override string Action(MonitorKind kind) => CommandTexts.ActionUnmonitor.With(kind);

    private protected override IAsyncEnumerable<MonitorResult> ApplyAsync(IMonitoring monitoring, IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken)
        => monitoring.RemoveMonitorsAsync(devices, kind, cancellationToken);
}
