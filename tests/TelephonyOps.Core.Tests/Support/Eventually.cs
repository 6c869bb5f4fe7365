using System.Runtime.CompilerServices;

namespace TelephonyOps.Core.Tests.Support;

/// <summary>
/// Waits for what must come, and no longer than that; the limit is there so that a broken test ends. It is counted in short pauses, as the machine
/// has them to give: on one that stood still, what is waited for had no time to come either.
/// </summary>
public static class Eventually
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(5);
    static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until the condition holds.</summary>
    public static async Task HoldsAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        for (var waited = TimeSpan.Zero; !condition(); waited += s_look)
        {
            if (waited >= Limit || TestContext.Current.CancellationToken.IsCancellationRequested) Assert.Fail($"did not come true in {Limit.TotalSeconds} s: {what}");
            await Task.Delay(s_look, CancellationToken.None);
        }
    }

    /// <summary>The task's result, or a failure when it does not end.</summary>
    public static async Task<T> Soon<T>(this Task<T> task)
    {
        await EndsAsync(task).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <inheritdoc cref="Soon{T}(Task{T})" />
    public static async Task Soon(this Task task)
    {
        await EndsAsync(task).ConfigureAwait(false);
        await task.ConfigureAwait(false);
    }

    /// <inheritdoc cref="Soon{T}(Task{T})" />
    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().Soon();

    static async Task EndsAsync(Task task)
    {
        for (var waited = TimeSpan.Zero; !task.IsCompleted; waited += s_beat)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if (waited >= Limit) throw new TimeoutException($"did not end in {Limit.TotalSeconds} s");
            await Task.WhenAny(task, Task.Delay(s_beat, CancellationToken.None)).ConfigureAwait(false);
        }
    }
}
