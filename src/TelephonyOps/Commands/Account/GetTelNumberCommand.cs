using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelNumber</summary>
[Cmdlet(VerbsCommon.Get, "TelNumber")]
[OutputType(typeof(SubscriberNumber))]
public sealed class GetTelNumberCommand : SessionCommand
{
    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        await foreach (var number in session.Require<INumbers>().ListNumbersAsync(cancellationToken)) Write(number);
    }
}
