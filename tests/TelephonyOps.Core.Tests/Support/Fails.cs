namespace TelephonyOps.Core.Tests.Support;

/// <summary>Asserts on the library's one exception.</summary>
public static class Fails
{
    /// <summary>The task must fail with that kind of error; gives the error for further questions.</summary>
    public static async Task<TelephonyException> WithAsync(TelephonyErrorKind kind, Func<Task> action)
    {
        var error = await Assert.ThrowsAsync<TelephonyException>(() => action().Soon());
        Assert.True(error.Kind == kind, $"expected {kind}, not {error.Kind}: {error.Message}");
        Assert.False(string.IsNullOrWhiteSpace(error.Message));
        Assert.False(string.IsNullOrWhiteSpace(error.RecommendedAction), $"no advice: {error.Message}");
        return error;
    }

    public static TelephonyException With(TelephonyErrorKind kind, Action action)
    {
        var error = Assert.Throws<TelephonyException>(action);
        Assert.True(error.Kind == kind, $"expected {kind}, not {error.Kind}: {error.Message}");
        return error;
    }

    /// <summary>Reads a list to its end.</summary>
    public static Task<TelephonyException> WithAsync<T>(TelephonyErrorKind kind, IAsyncEnumerable<T> list)
        => WithAsync(kind, async () =>
        {
            await foreach (var _ in list.WithCancellation(TestContext.Current.CancellationToken))
            {
            }
        });
}
