using System.Runtime.CompilerServices;

namespace TelephonyOps.Core.Tests.Support;

/// <summary>Waits for what must come, and no longer than that; the limit is there so that a broken test ends.</summary>
public static class Eventually
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>Waits until the condition holds.</summary>
    public static async Task HoldsAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!condition())
        {
            if (limit.IsCancellationRequested) Assert.Fail($"did not come true in {Limit.TotalSeconds} s: {what}");
            await Task.Delay(5, CancellationToken.None);
        }
    }

    /// <summary>The task's result, or a failure when it does not end.</summary>
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    /// <inheritdoc cref="Soon{T}(Task{T})" />
    public static Task Soon(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    /// <inheritdoc cref="Soon{T}(Task{T})" />
    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().Soon();
}
