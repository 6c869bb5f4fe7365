using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelDevice</summary>
[Cmdlet(VerbsCommon.Get, "TelDevice", SupportsPaging = true)]
[OutputType(typeof(Device))]
public sealed class GetTelDeviceCommand : ListCommand<IDevices, Device>
{
    /// <summary>Which terminals; where the vendor lists all, without it all.</summary>
    [Parameter(Position = 0)]
    [Alias("Number")]
    [DeviceNumber]
    public string[] Device { get; set; } = [];

    private protected override IAsyncEnumerable<Device> ListAsync(IDevices source, ListRequest paging, CancellationToken cancellationToken)
        => source.ListDevicesAsync(Device, paging, cancellationToken);
}
