using System.Runtime.CompilerServices;

namespace TelephonyOps.Capabilities;

/// <summary>
/// What a vendor's list cannot do by itself: a range in time, a number with wildcards, skipping after that, and two newest-first lists as one.
/// </summary>
public sealed class ListWindow<T>
{
    readonly Func<T, DateTimeOffset?> _time;
    readonly Func<T, string?[]> _numbers;
    readonly Func<T, bool>? _also;
    readonly NumberPattern? _pattern;

    /// <param name="request">What is asked for.</param>
    /// <param name="time">A row's time; rows come newest first.</param>
    /// <param name="numbers">The numbers that <c>-Number</c> may match.</param>
    /// <param name="also">A further condition.</param>
    public ListWindow(TimedListRequest request, Func<T, DateTimeOffset?> time, Func<T, string?[]> numbers, Func<T, bool>? also = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        Request = request;
        _time = time;
        _numbers = numbers;
        _also = also;
        _pattern = request.Number is { Length: > 0 } number ? new NumberPattern(number) : null;
    }

    public TimedListRequest Request { get; }

    /// <summary>True when the vendor's own rows are the result's rows, so that pages may be skipped.</summary>
    public bool CanJump => _pattern is null && _also is null && Request.Since is null && Request.Until is null;

    /// <summary>Filters and skips. Reading stops at the first row that is older than the range: the rest is older still.</summary>
    public IAsyncEnumerable<T> Apply(IAsyncEnumerable<T> rows, CancellationToken cancellationToken = default)
        => CanJump ? rows : Matching(rows, cancellationToken).PassOver(Request, cancellationToken);

    /// <summary>Two lists as one, newest first, each read only as far as its rows are wanted. The total is the sum of both.</summary>
    public IAsyncEnumerable<T> Merge(Func<ListWindow<T>, IAsyncEnumerable<T>> left, Func<ListWindow<T>, IAsyncEnumerable<T>> right, CancellationToken cancellationToken)
        => Both(left, right, cancellationToken).PassOver(Request, cancellationToken);

    async IAsyncEnumerable<T> Matching(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var time = _time(row);
            if (time < Request.Since) yield break;
            if (time >= Request.Until) continue;
            if (_pattern is not null && !Array.Exists(_numbers(row), _pattern.Matches)) continue;
            if (_also is not null && !_also(row)) continue;
            yield return row;
        }
    }

    async IAsyncEnumerable<T> Both(
        Func<ListWindow<T>, IAsyncEnumerable<T>> left,
        Func<ListWindow<T>, IAsyncEnumerable<T>> right,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Skipping by page would skip in each list; it counts the rows of both together.
        long total = 0;
        var known = 0;
        var inner = new ListWindow<T>(Request with { Skip = 0, OnTotal = Add }, _time, _numbers, _also);
        var first = left(inner).GetAsyncEnumerator(cancellationToken);
        await using var closeFirst = first.ConfigureAwait(false);
        var second = right(inner).GetAsyncEnumerator(cancellationToken);
        await using var closeSecond = second.ConfigureAwait(false);
        var hasFirst = await first.MoveNextAsync().ConfigureAwait(false);
        var hasSecond = await second.MoveNextAsync().ConfigureAwait(false);
        while (hasFirst || hasSecond)
        {
            var takeFirst = !hasSecond || (hasFirst && Nullable.Compare(_time(first.Current), _time(second.Current)) >= 0);
            yield return takeFirst ? first.Current : second.Current;
            if (takeFirst) hasFirst = await first.MoveNextAsync().ConfigureAwait(false);
            else hasSecond = await second.MoveNextAsync().ConfigureAwait(false);
        }

        void Add(ListTotal part)
        {
            total += part.Count;
            if (++known == 2) Request.OnTotal?.Invoke(new ListTotal(total, CanJump));
        }
    }
}
