using System.Runtime.CompilerServices;

namespace TelephonyOps.Capabilities;

/// <summary>Guarantee G1: a list that breaks off says how far it came.</summary>
public static class ResumableList
{
    /// <summary>The same rows; an error after some of them names the row at which to go on.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="skipped">How many rows were passed over before the first.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    public static async IAsyncEnumerable<T> Resumable<T>(this IAsyncEnumerable<T> rows, long skipped, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var enumerator = rows.GetAsyncEnumerator(cancellationToken);
        await using var close = enumerator.ConfigureAwait(false);
        for (var row = skipped; await AdvanceAsync(row).ConfigureAwait(false); row++) yield return enumerator.Current;

        async ValueTask<bool> AdvanceAsync(long row)
        {
            try
            {
                return await enumerator.MoveNextAsync().ConfigureAwait(false);
            }
            catch (TelephonyException error) when (row > skipped || error.ResumeAt is not null)
            {
                // A list made of another counts its own rows: where the other one broke off means nothing to its reader.
                var cause = error.ResumeAt is null ? error : (TelephonyException)error.InnerException!;
                throw row > skipped ? cause.WithResumeAt(row) : cause;
            }
        }
    }
}
