using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands that set and drop monitors: piped devices are gathered, because the vendor takes many in one request.</summary>
public abstract class MonitorCommand : SessionCommand
{
    // By kind as well: a list of monitors may name a device for its calls and for its presence.
    readonly Dictionary<TelephonySession, SortedDictionary<MonitorKind, List<string>>> _devices = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Number")]
    [DeviceNumber]
    public string[] Device { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public MonitorKind Kind { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Collects => true;

    private protected abstract string Action(MonitorKind kind);

    private protected abstract IAsyncEnumerable<MonitorResult> ApplyAsync(IMonitoring monitoring, IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken);

    private protected override void Collect(TelephonySession session)
    {
        base.Collect(session);
        if (!_devices.TryGetValue(session, out var kinds)) _devices.Add(session, kinds = []);
        if (!kinds.TryGetValue(Kind, out var devices)) kinds.Add(Kind, devices = []);
        devices.AddRange(Device.Except(devices));
    }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var monitoring = session.Require<IMonitoring>();
        foreach (var (kind, devices) in _devices[session])
        {
            if (!Confirmed(CommandTexts.DevicesTarget.With(string.Join(", ", devices), session.Name), Action(kind))) continue;
            await foreach (var result in ApplyAsync(monitoring, devices, kind, cancellationToken))
            {
                if (result.Error is { } error) Fail(error, result.Monitor.Device);
                else if (PassThru) Write(result.Monitor);
            }
        }
    }
}
