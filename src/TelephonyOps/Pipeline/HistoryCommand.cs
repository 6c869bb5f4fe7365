using System.Collections;
using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Commands;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands that count or delete call records: which ones they mean.</summary>
public abstract class HistoryCommand : SessionCommand
{
    [Parameter]
    [KoreanTime]
    public DateTimeOffset? Since { get; set; }

    [Parameter]
    [KoreanTime]
    public DateTimeOffset? Until { get; set; }

    [Parameter]
    [SupportsWildcards]
    [PhoneNumbers]
    public string? Number { get; set; }

    [Parameter]
    [DeviceNumber]
    public string? Device { get; set; }

    [Parameter]
    public DirectionFilter Direction { get; set; }

    [Parameter]
    public CallKind? Kind { get; set; }

    [Parameter]
    public HistoryScope Scope { get; set; }

    /// <summary>The vendor's field names, with its operators.</summary>
    [Parameter]
    public Hashtable? Filter { get; set; }

    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        NumberPattern.ThrowIfImpossible(Number);
        return base.BeginAsync(cancellationToken);
    }

    private protected CallHistoryRequest Query => new()
    {
        Since = Since,
        Until = Until,
        Number = Number,
        Device = Device,
        Direction = Direction switch { DirectionFilter.Inbound => CallDirection.Inbound, DirectionFilter.Outbound => CallDirection.Outbound, _ => null },
        Kind = Kind,
        Domain = Scope == HistoryScope.Domain,
        Filter = HistoryQuery.Filter(Filter),
    };
}
