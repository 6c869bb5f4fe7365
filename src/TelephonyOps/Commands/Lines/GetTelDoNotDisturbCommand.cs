using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelDoNotDisturb</summary>
[Cmdlet(VerbsCommon.Get, "TelDoNotDisturb")]
[OutputType(typeof(DoNotDisturb))]
public sealed class GetTelDoNotDisturbCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    private protected override object? FailedInput(TelephonySession session) => (object?)Device ?? session;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
        => Write(await session.Require<IDoNotDisturb>().GetDoNotDisturbAsync(Device, cancellationToken));
}
