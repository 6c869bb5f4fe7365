namespace TelephonyOps.Transport;

/// <summary>Work that outlives the command that started it, and therefore must not report to that command's streams.</summary>
static class Background
{
    public static Task Run(Func<Task> work)
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(work);
    }
}
