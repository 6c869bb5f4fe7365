using System.Collections;
using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Which directions a list takes in.</summary>
public enum DirectionFilter { All, Inbound, Outbound }

/// <summary>Whose calls a history is of.</summary>
public enum HistoryScope { Own, Domain }

/// <summary>Get-TelCallHistory</summary>
[Cmdlet(VerbsCommon.Get, "TelCallHistory", SupportsPaging = true)]
[OutputType(typeof(CallRecord))]
public sealed class GetTelCallHistoryCommand : TimedListCommand<ICallHistory, CallRecord>
{
    [Parameter]
    public DirectionFilter Direction { get; set; }

    [Parameter]
    [DeviceNumber]
    public string? Device { get; set; }

    [Parameter]
    public CallKind? Kind { get; set; }

    [Parameter]
    public HistoryScope Scope { get; set; }

    /// <summary>The vendor's field names, with its operators.</summary>
    [Parameter]
    public Hashtable? Filter { get; set; }

    /// <summary>Rows a request, where the vendor lets one choose.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int? PageSize { get; set; }

    private protected override IAsyncEnumerable<CallRecord> ListAsync(ICallHistory source, ListRequest paging, CancellationToken cancellationToken)
        => source.ListCallsAsync(
            new CallHistoryRequest
            {
                Skip = paging.Skip,
                OnTotal = paging.OnTotal,
                OnPastEnd = paging.OnPastEnd,
                Since = Since,
                Until = Until,
                Number = Number,
                Direction = Direction switch { DirectionFilter.Inbound => CallDirection.Inbound, DirectionFilter.Outbound => CallDirection.Outbound, _ => null },
                Device = Device,
                Kind = Kind,
                Domain = Scope == HistoryScope.Domain,
                Filter = HistoryQuery.Filter(Filter),
                PageSize = PageSize,
            },
            cancellationToken);
}
