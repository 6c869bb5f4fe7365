using System.Runtime.CompilerServices;
using System.Text.Json;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.LgRest;

/// <summary>
/// Walks through a paged list, newest row first, one page at a time and only as far as somebody reads.
/// </summary>
/// <remarks>
/// The list moves while it is read. New rows push the old ones down by as many as the total grew. Rows that go away, as in
/// <c>Get-TelRecording | Remove-TelRecording</c>, pull them up: there the walk steps back and tells by the rows' identity which of them it has shown.
/// </remarks>
static class LgPages
{
    const int UsualPageSize = 10;
    const int RememberedRows = 1_000;
    const int LargestPage = 10_000;
    const int MostRestarts = 10;

    /// <param name="fetch">Asks for a page, counted from 1.</param>
    /// <param name="map">Makes an object of a row.</param>
    /// <param name="identity">What names a row for good; null where rows never go away.</param>
    /// <param name="request">Skip and page size.</param>
    /// <param name="jump">Whether rows may be skipped by page, which needs that nothing is filtered on this side.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<long, CancellationToken, Task<LgAnswer>> fetch,
        Func<JsonElement, T> map,
        Func<T, string>? identity,
        ListRequest request,
        bool jump,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var perPage = (long)(request.PageSize ?? UsualPageSize);
        var position = jump ? request.Skip : 0;
        long? total = null;
        var restarts = 0;
        var repeated = 0;
        var shown = new RecentNames(RememberedRows);
        while (true)
        {
            if (restarts > MostRestarts) throw Unsteady(position);
            var page = position / perPage;
            var rows = new List<T>();
            LgListInfo info;
            bool saysNone;
            using (var answer = await fetch(page + 1, cancellationToken).ConfigureAwait(false))
            {
                info = answer.ListInfo;
                saysNone = answer.IsEmptyList;
                foreach (var row in answer.Rows()) rows.Add(map(row));
            }
            if (info.PerPage is > 0 and <= LargestPage and var size && size != perPage)
            {
                perPage = size;
                if (position / perPage != page)
                {
                    restarts++;
                    continue;
                }
            }

            // "No data" without a total, in the middle of a list that has one, is no end of it.
            if (info.Total is null && rows.Count == 0 && total > position) throw TooShort(position, total.Value);
            var first = page * perPage;
            if (info.Total is { } named)
            {
                if (total is null) request.OnTotal?.Invoke(new ListTotal(named, jump));
                var moved = total is { } before && (named > before || identity is not null) ? Math.Max(0, position + named - before) : position;
                total = named;
                position = moved;
                if (moved / perPage != page)
                {
                    restarts++;
                    continue;
                }
            }

            // A list that never names its total ends with the first page that is not full.
            var now = total ?? first + rows.Count + (rows.Count < perPage ? 0 : 1);
            if (rows.Count < Math.Min(perPage, now - first)) throw TooShort(first + rows.Count, now);
            for (var i = (int)(position - first); i < rows.Count; i++)
            {
                position++;
                if (identity?.Invoke(rows[i]) is { Length: > 0 } name && !shown.Add(name))
                {
                    // More than are remembered cannot be rows that moved: the server gives the same ones again and again.
                    if (++repeated > RememberedRows) throw Unsteady(position);
                    continue;
                }
                restarts = repeated = 0;
                yield return rows[i];
            }
            if (position < now) continue;
            if (jump && position == request.Skip && request.OnPastEnd is { } tell)
            {
                // Behind the end the code for "no data" may come without the total, or with 0: the first page has it.
                var there = page == 0 ? now : saysNone ? await TotalAsync(fetch, cancellationToken).ConfigureAwait(false) : info.Total;
                if (there < position) tell(there.Value);
            }
            yield break;
        }
    }

    static async Task<long?> TotalAsync(Func<long, CancellationToken, Task<LgAnswer>> fetch, CancellationToken cancellationToken)
    {
        using var answer = await fetch(1, cancellationToken).ConfigureAwait(false);
        return answer.ListInfo.Total;
    }

    static TelephonyException TooShort(long row, long total) => new(TelephonyErrorKind.Protocol, LgRestTexts.ListTooShort.With(row, total))
    {
        IsTransient = true,
        RecommendedAction = LgRestTexts.ListTooShortAction,
    };

    /// <summary>Page size or total change with every answer: such a list would be asked for for ever.</summary>
    static TelephonyException Unsteady(long row) => new(TelephonyErrorKind.Protocol, LgRestTexts.ListUnsteady.With(row))
    {
        IsTransient = true,
        RecommendedAction = LgRestTexts.ListTooShortAction,
    };

    /// <summary>The names that went out last.</summary>
    sealed class RecentNames(int limit)
    {
        readonly Queue<string> _order = new();
        readonly HashSet<string> _names = new(StringComparer.Ordinal);

        /// <returns>False when the name went out before.</returns>
        public bool Add(string name)
        {
            if (!_names.Add(name)) return false;
            _order.Enqueue(name);
            if (_order.Count > limit) _names.Remove(_order.Dequeue());
            return true;
        }
    }
}
