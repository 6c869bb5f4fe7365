using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Dcs;

/// <summary>A list that the vendor gives a day at a time.</summary>
/// <param name="Fetch">Asks for a page of a day.</param>
/// <param name="Map">Makes an object of a row.</param>
/// <param name="Identity">What names a row for good; null where rows never go away.</param>
sealed record DcsDayList<T>(Func<string, long, CancellationToken, Task<LgAnswer>> Fetch, Func<JsonElement, T> Map, Func<T, string>? Identity);

/// <summary>Walks through the days of a range, newest first, as far as somebody reads; within a day the lists (directions) become one.</summary>
sealed class DcsDayWalk<T>
{
    readonly TimedListRequest _request;
    readonly DcsDays _days;
    readonly IReadOnlyList<DcsDayList<T>> _lists;
    readonly ListWindow<T> _window;

    public DcsDayWalk(TimedListRequest request, DcsDays days, Func<T, DateTimeOffset?> time, Func<T, string?[]> numbers, IReadOnlyList<DcsDayList<T>> lists)
    {
        _request = request;
        _days = days;
        _lists = lists;

        // The window ends a list at the first row before Since. The document does not say in which order a day's rows come,
        // and the days end by themselves: here Since only filters.
        _window = new ListWindow<T>(request with { Since = null, Skip = 0, OnTotal = null }, time, numbers, row => !(time(row) < request.Since));
    }

    // Only then are the vendor's counts those of the result.
    bool IsUnfiltered => _days.AreWhole && string.IsNullOrEmpty(_request.Number);

    public async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_request.OnTotal is { } tell) tell(new ListTotal(await CountAsync(_days.NewestFirst(), cancellationToken).ConfigureAwait(false), IsUnfiltered));
        var skip = _request.Skip;
        foreach (var day in _days.NewestFirst())
        {
            if (skip > 0 && IsUnfiltered)
            {
                var count = await CountAsync([day], cancellationToken).ConfigureAwait(false);
                if (count <= skip)
                {
                    skip -= count;
                    continue;
                }
            }
            await foreach (var row in _window.Apply(ReadDay(day, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                if (skip > 0) skip--;
                else yield return row;
            }
        }
        if (skip > 0) _request.OnPastEnd?.Invoke(_request.Skip - skip);
    }

    IAsyncEnumerable<T> ReadDay(DateOnly day, CancellationToken cancellationToken)
    {
        return _lists is [var only] ? Pages(only) : _window.Merge(_ => Pages(_lists[0]), _ => Pages(_lists[1]), cancellationToken);

        IAsyncEnumerable<T> Pages(DcsDayList<T> list)
            => LgPages.ReadAsync((page, token) => list.Fetch(Text(day), page, token), list.Map, list.Identity, new ListRequest(), jump: false, cancellationToken);
    }

    async Task<long> CountAsync(IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        long count = 0;
        foreach (var day in days)
        {
            foreach (var list in _lists)
            {
                using var answer = await list.Fetch(Text(day), 1, cancellationToken).ConfigureAwait(false);
                count += answer.ListInfo.Total ?? answer.Rows().Count();
            }
        }
        return count;
    }

    static string Text(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
