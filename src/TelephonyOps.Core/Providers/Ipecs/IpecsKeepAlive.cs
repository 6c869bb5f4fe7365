using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Ipecs;

/// <summary>
/// Renews the token before its time is over, whenever nothing else did (3.2.2). A WebSocket's pings do it too, but only .NET 9 and later
/// send real ones, so the request is sent in any case.
/// </summary>
sealed class IpecsKeepAlive : IAsyncDisposable
{
    static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(4);
    readonly CancellationTokenSource _stop = new();
    readonly IpecsSession _session;
    readonly Task _loop;

    public IpecsKeepAlive(IpecsSession session)
    {
        _session = session;
        _loop = Background.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    async Task RunAsync()
    {
        var failures = 0;
        while (!_stop.IsCancellationRequested)
        {
            // Well before the end: one request may be lost, and one may take its time.
            var interval = _session.TokenLifetime * 0.4;
            var pause = failures == 0 ? _session.LastActivity + interval - _session.Now : Backoff.Pause(failures, interval < s_longestPause ? interval : s_longestPause);
            try
            {
                if (pause > TimeSpan.Zero) await Task.Delay(pause, _session.Time, _stop.Token).ConfigureAwait(false);

                // Another request may have renewed it meanwhile.
                if (failures == 0 && _session.LastActivity + interval > _session.Now) continue;
                await _session.RenewAsync(_stop.Token).ConfigureAwait(false);
                failures = 0;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (TelephonyException error) when (error.Kind != TelephonyErrorKind.Authentication || error.IsTransient)
            {
                failures++;
            }
            catch (TelephonyException)
            {
                // The password is no longer accepted. To try it again and again would lock the account; the next command says what is wrong.
                return;
            }
        }
    }
}
