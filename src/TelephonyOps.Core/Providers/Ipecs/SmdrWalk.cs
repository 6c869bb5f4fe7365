using System.Runtime.CompilerServices;
using System.Text.Json;
using TelephonyOps.Providers.Ipecs.Wire;

namespace TelephonyOps.Providers.Ipecs;

/// <summary>
/// Call records newest first. The system knows no order but upwards by Index, and no offset (quirk 47). So the highest Index is found by
/// counting, and from there the records are asked for in windows of Index, each read upwards and turned round. What is added meanwhile has a
/// higher Index than all that is still to be read: it moves nothing.
/// </summary>
sealed class SmdrWalk(IpecsSession session, IpecsQuery query, int size)
{
    const long BelowAll = -1;
    const long HighestIndex = long.MaxValue / 4;

    /// <param name="total">How many records match, counted just now.</param>
    /// <param name="skip">How many of the newest to pass over.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async IAsyncEnumerable<CallRecord> NewestFirstAsync(long total, long skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (skip >= total) yield break;
        if (total <= size)
        {
            var all = await ReadAsync(BelowAll, HighestIndex, total, cancellationToken).ConfigureAwait(false);
            for (var i = all.Count - 1 - skip; i >= 0; i--) yield return all[(int)i];
            yield break;
        }
        if (await LowestAsync(cancellationToken).ConfigureAwait(false) is not { } lowest) yield break;
        var low = lowest - 1;
        var high = await HighestAsync(low + total, cancellationToken).ConfigureAwait(false);
        (high, skip) = await PassOverAsync(low, high, skip, cancellationToken).ConfigureAwait(false);
        for (var width = (long)size; high > low;)
        {
            var from = Math.Max(low, high - width);
            var rows = await ReadAsync(from, high, size * 2, cancellationToken).ConfigureAwait(false);
            if (rows.Count >= size * 2)
            {
                // Perhaps many more than that: a narrower window keeps the memory small.
                width = (high - from) / 2;
                continue;
            }
            for (var i = rows.Count - 1; i >= 0; i--)
            {
                if (skip-- <= 0) yield return rows[i];
            }
            high = from;
            if (rows.Count < size / 2) width = Math.Min(width * 2, HighestIndex);
        }
    }

    /// <summary>The lowest Index that matches; null when nothing does any more.</summary>
    async Task<long?> LowestAsync(CancellationToken cancellationToken)
    {
        var rows = await PageAsync(BelowAll, HighestIndex, 1, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0].Index;
    }

    /// <summary>An Index above which nothing matches. Where no record was ever deleted or left out by the filter, the first guess is right.</summary>
    async Task<long> HighestAsync(long guess, CancellationToken cancellationToken)
    {
        for (var step = 0L; await CountAsync(guess, HighestIndex, cancellationToken).ConfigureAwait(false) is > 0 and var more; guess += step)
        {
            step = Math.Max(step * 2, more);
            if (guess > HighestIndex - step) throw OutOfOrder(HighestIndex, guess);
        }
        return guess;
    }

    /// <summary>Passes over records that nobody wants by counting them; what is left to skip is less than a page.</summary>
    async Task<(long High, long Skip)> PassOverAsync(long low, long high, long skip, CancellationToken cancellationToken)
    {
        for (var width = skip; skip >= size && high > low;)
        {
            var from = Math.Max(low, high - width);
            var count = await CountAsync(from, high, cancellationToken).ConfigureAwait(false);
            if (count > skip && width > skip)
            {
                width = Math.Max(skip, width / 2);
                continue;
            }
            (high, skip, width) = (from, skip - count, Math.Min(width * 2, HighestIndex));
        }
        return (high, skip);
    }

    Task<long> CountAsync(long above, long upTo, CancellationToken cancellationToken) => session.CountAsync(Window(above, upTo), cancellationToken);

    /// <summary>The records of a window, upwards. It is complete with every Index there, with as many as are enough, or with an empty page.</summary>
    async Task<List<CallRecord>> ReadAsync(long above, long upTo, long enough, CancellationToken cancellationToken)
    {
        var records = new List<CallRecord>();
        for (var last = above; records.Count < upTo - above && records.Count < enough;)
        {
            // A short page may be the system's own limit: only an empty one is the end.
            var rows = await PageAsync(last, upTo, size, cancellationToken).ConfigureAwait(false);
            if (rows.Count == 0) break;
            last = rows[^1].Index;
            records.AddRange(rows.Select(row => row.Record));
        }
        return records;
    }

    /// <summary>A page, whose rows must go on upwards and stay in the window: else others would be left out.</summary>
    async Task<List<(long Index, CallRecord Record)>> PageAsync(long above, long upTo, int count, CancellationToken cancellationToken)
    {
        var window = Window(above, upTo);
        using var answer = await session.Client.SmdrAsync(window.IsEmpty ? null : window.ToJson(), count, cancellationToken).ConfigureAwait(false);
        if (answer.Root.ValueKind != JsonValueKind.Object) throw answer.Lacks("items");
        if (!answer.Root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            return answer.Root.Number("count") is 0 ? [] : throw answer.Lacks("items");
        }
        var rows = new List<(long, CallRecord)>(items.GetArrayLength());
        foreach (var item in items.EnumerateArray())
        {
            var index = item.Number("Index") ?? throw answer.Lacks("Index");
            if (index <= above || index > upTo) throw OutOfOrder(index, above);
            above = index;
            rows.Add((index, SmdrMapping.Record(session, item)));
        }
        return rows;
    }

    IpecsQuery Window(long above, long upTo)
    {
        var window = query;
        if (above > BelowAll) window = window.With(new IpecsQuery().Where("Index", IpecsQuery.Greater, above));
        return upTo < HighestIndex ? window.With(new IpecsQuery().Where("Index", IpecsQuery.AtMost, upTo)) : window;
    }

    TelephonyException OutOfOrder(long index, long above)
        => new(TelephonyErrorKind.Protocol, IpecsTexts.RecordsNotInOrder.With(index, above)) { Provider = session.Provider, RecommendedAction = IpecsTexts.RecordsNotInOrderAction };
}
