using System.Management.Automation;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>
/// The base of the lists. Rows go out as they come, <c>-First</c> stops the asking, and a list that breaks off ends in an error that says
/// where to go on: never in fewer rows than there are (guarantee G1).
/// </summary>
public abstract class ListCommand<TCapability, TRow> : SessionCommand where TCapability : class, ICapability
{
    ulong _left;
    ulong _toSkip;
    bool _hasEnded;

    private protected abstract IAsyncEnumerable<TRow> ListAsync(TCapability source, ListRequest paging, CancellationToken cancellationToken);

    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        _left = PagingParameters?.First ?? ulong.MaxValue;
        _toSkip = PagingParameters?.Skip ?? 0;
        return Task.CompletedTask;
    }

    // First and Skip count the command's rows, which then have to come in an order.
    private protected override int AtOnce => _left == ulong.MaxValue && _toSkip == 0 ? base.AtOnce : 1;

    private protected override bool IsTerminating(TelephonyException error) => !error.IsCapabilityMissing;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var source = session.Require<TCapability>();
        var counts = PagingParameters is { IncludeTotalCount: { IsPresent: true } };
        if (_left == 0 && !counts) return;

        // The vendor may skip by page when the rows of one session are all there is.
        var single = Session is null or { Length: 1 } && _toSkip <= long.MaxValue;
        var skip = single ? (long)_toSkip : 0;
        if (single) _toSkip = 0;
        ListTotal? total = null;

        // The library tells the total on whatever thread it is on; this one writes it, before the row that comes after it.
        // What is left to skip behind a list's end is left for the next session's.
        var paging = new ListRequest { Skip = skip, OnTotal = counts ? told => total = told : null, OnPastEnd = rows => _toSkip = (ulong)(skip - rows) };
        await foreach (var row in ListAsync(source, paging, cancellationToken))
        {
            if (_toSkip > 0)
            {
                _toSkip--;
                continue;
            }
            WriteTotal(ref total);
            if (_left == 0) return;
            if (_left != ulong.MaxValue) _left--;
            Write(row);
            if (_left == 0) return;
        }
        WriteTotal(ref total);
        _hasEnded = true;
    }

    /// <summary>More to skip than there was is a mistake that an empty result would hide.</summary>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        await base.EndAsync(cancellationToken);
        if (_toSkip == 0 || !_hasEnded) return;
        var skip = PagingParameters.Skip;
        Fail(new TelephonyException(TelephonyErrorKind.InvalidArgument, CommandTexts.SkipPastEnd.With(skip, skip - _toSkip)) { RecommendedAction = CommandTexts.SkipPastEndAction.With(skip - _toSkip) }, skip);
    }

    void WriteTotal(ref ListTotal? total)
    {
        if (total is not { } told) return;
        total = null;
        Write(PagingParameters.NewTotalCount((ulong)told.Count, told.IsExact ? 1.0 : 0.5));
    }
}
