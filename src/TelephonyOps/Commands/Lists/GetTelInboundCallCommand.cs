using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelInboundCall</summary>
[Cmdlet(VerbsCommon.Get, "TelInboundCall", SupportsPaging = true)]
[OutputType(typeof(CallRecord))]
public sealed class GetTelInboundCallCommand : TimedListCommand<IInboundCalls, CallRecord>
{
    [Parameter]
    [ValidateRange(1, 200)]
    public int? PageSize { get; set; }

    private protected override IAsyncEnumerable<CallRecord> ListAsync(IInboundCalls source, ListRequest paging, CancellationToken cancellationToken)
        => source.ListInboundCallsAsync(Timed(paging) with { PageSize = PageSize }, cancellationToken);
}
