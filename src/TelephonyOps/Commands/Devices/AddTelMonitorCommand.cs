using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Add-TelMonitor</summary>
[Cmdlet(VerbsCommon.Add, "TelMonitor", SupportsShouldProcess = true)]
[OutputType(typeof(DeviceMonitor))]
public sealed class AddTelMonitorCommand : MonitorCommand
{
    private protected override string Action(MonitorKind kind) => CommandTexts.ActionMonitor.With(kind);

    private protected override IAsyncEnumerable<MonitorResult> ApplyAsync(IMonitoring monitoring, IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken)
        => monitoring.AddMonitorsAsync(devices, kind, cancellationToken);
}
