using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the lists whose rows have a time and numbers.</summary>
public abstract class TimedListCommand<TCapability, TRow> : ListCommand<TCapability, TRow> where TCapability : class, ICapability
{
    /// <summary>Inclusive. Without an offset it is Korea Standard Time.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [KoreanTime]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Exclusive. Without an offset it is Korea Standard Time.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [KoreanTime]
    public DateTimeOffset? Until { get; set; }

    [Parameter]
    [SupportsWildcards]
    [PhoneNumbers]
    public string? Number { get; set; }

    private protected override object? FailedInput(TelephonySession session) => Number ?? (object)session;

    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        if (Since >= Until)
        {
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, CommandTexts.EmptyRange.With(Since, Until)) { RecommendedAction = CommandTexts.EmptyRangeAction, Target = Since };
        }
        NumberPattern.ThrowIfImpossible(Number);
        return base.BeginAsync(cancellationToken);
    }

    private protected TimedListRequest Timed(ListRequest paging) => new() { Skip = paging.Skip, OnTotal = paging.OnTotal, OnPastEnd = paging.OnPastEnd, PageSize = paging.PageSize, Since = Since, Until = Until, Number = Number };
}
