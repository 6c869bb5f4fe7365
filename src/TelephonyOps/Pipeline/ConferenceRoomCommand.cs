using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands on standing conference rooms.</summary>
public abstract class ConferenceRoomCommand : SessionCommand
{
    /// <summary>The room's index.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string Room { get; set; } = "";

    [Parameter]
    [DeviceNumber]
    public string? Device { get; set; }

    private protected override object? FailedInput(TelephonySession session) => Room;

    private protected ConferenceRoomRequest Request => new() { Room = Room, Device = Device };
}
