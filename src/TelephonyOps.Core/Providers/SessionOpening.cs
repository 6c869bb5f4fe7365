namespace TelephonyOps.Providers;

/// <summary>What every provider's <see cref="ITelephonyProvider.ConnectAsync"/> ends with.</summary>
static class SessionOpening
{
    /// <summary>The session, open; one that did not open is closed.</summary>
    /// <param name="session">The new session.</param>
    /// <param name="open">Connects it, proves that the account is accepted, and marks it as connected.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<TelephonySession> OpenedAsync(this TelephonySession session, Func<CancellationToken, Task> open, CancellationToken cancellationToken)
    {
        try
        {
            await open(cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
