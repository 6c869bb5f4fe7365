using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands that set and drop monitors: piped devices are gathered, because the vendor takes many in one request.</summary>
public abstract class MonitorCommand : SessionCommand
{
    readonly Dictionary<TelephonySession, List<string>> _devices = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Number")]
    [DeviceNumber]
    public string[] Device { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public MonitorKind Kind { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Collects => true;

    private protected abstract string Action { get; }

    private protected abstract IAsyncEnumerable<MonitorResult> ApplyAsync(IMonitoring monitoring, IReadOnlyList<string> devices, CancellationToken cancellationToken);

    private protected override void Collect(TelephonySession session)
    {
        base.Collect(session);
        if (!_devices.TryGetValue(session, out var devices)) _devices.Add(session, devices = []);
        devices.AddRange(Device.Except(devices));
    }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var monitoring = session.Require<IMonitoring>();
        var devices = _devices[session];
        if (!Confirmed(CommandTexts.DevicesTarget.With(string.Join(", ", devices), session.Name), Action)) return;
        await foreach (var result in ApplyAsync(monitoring, devices, cancellationToken))
        {
            if (result.Error is { } error) Fail(error, result.Monitor.Device);
            else if (PassThru) Write(result.Monitor);
        }
    }
}
