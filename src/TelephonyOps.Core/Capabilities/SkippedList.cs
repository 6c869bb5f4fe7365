using System.Runtime.CompilerServices;

namespace TelephonyOps.Capabilities;

/// <summary>Passes over the rows that a list's reader does not want, where the vendor cannot, and says so when there are not as many.</summary>
public static class SkippedList
{
    /// <summary>The rows of a list that comes in pieces.</summary>
    public static IAsyncEnumerable<T> PassOver<T>(this IAsyncEnumerable<T> rows, ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Skip == 0 ? rows : Rest(rows, request, cancellationToken);
    }

    /// <summary>The rows of a list that came whole.</summary>
    public static IEnumerable<T> PassOver<T>(this IReadOnlyCollection<T> rows, ListRequest request)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Skip > rows.Count) request.OnPastEnd?.Invoke(rows.Count);
        return rows.Skip((int)Math.Min(request.Skip, int.MaxValue));
    }

    static async IAsyncEnumerable<T> Rest<T>(IAsyncEnumerable<T> rows, ListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = request.Skip;
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (left > 0) left--;
            else yield return row;
        }
        if (left > 0) request.OnPastEnd?.Invoke(request.Skip - left);
    }
}
