using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelMessageWaiting</summary>
[Cmdlet(VerbsCommon.Get, "TelMessageWaiting")]
[OutputType(typeof(MessageWaiting))]
public sealed class GetTelMessageWaitingCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    private protected override object? FailedInput(TelephonySession session) => (object?)Device ?? session;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
        => Write(await session.Require<IMessageWaiting>().GetMessageWaitingAsync(Device, cancellationToken));
}
