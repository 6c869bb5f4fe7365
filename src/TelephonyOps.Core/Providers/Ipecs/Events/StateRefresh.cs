using System.Threading.Channels;
using TelephonyOps.Capabilities;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>
/// After a hole in the stream: asks what every watched device is doing now and puts the answers into the stream. Holes that follow each
/// other closely are answered by one round.
/// </summary>
sealed class StateRefresh : IAsyncDisposable
{
    static readonly TimeSpan s_leastPause = TimeSpan.FromSeconds(1);
    readonly Channel<bool> _requests = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly CancellationTokenSource _stop = new();
    readonly IpecsSession _session;
    readonly IpecsCalls _calls;
    readonly Task _loop;
    readonly object _gate = new();

    // Ends with the connection for which the state is asked; cancelled while there is none.
    CancellationTokenSource _link = new();

    public StateRefresh(IpecsSession session, IpecsCalls calls)
    {
        _session = session;
        _calls = calls;
        _loop = Background.Run(RunAsync);
    }

    public void Request()
    {
        lock (_gate)
        {
            if (_link.IsCancellationRequested) _link = new CancellationTokenSource();
        }
        _requests.Writer.TryWrite(true);
    }

    /// <summary>Gives up what is asked for and what waits to be: the link for it is dead. The next connection asks anew.</summary>
    public Task AbandonAsync()
    {
        CancellationTokenSource link;
        lock (_gate) link = _link;
        return link.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    async Task RunAsync()
    {
        try
        {
            await foreach (var _ in _requests.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                await RefreshAllAsync().ConfigureAwait(false);
                await Task.Delay(s_leastPause, _session.Time, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The stream ended.
        }
    }

    async Task RefreshAllAsync()
    {
        CancellationToken link;
        lock (_gate) link = _link.Token;
        using var round = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, link);
        try
        {
            round.Token.ThrowIfCancellationRequested();
            foreach (var device in _session.Monitors.All().Select(monitor => monitor.Device).Distinct()) await RefreshAsync(device, round.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            // Given up with its connection.
        }
    }

    async Task RefreshAsync(string device, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var status in _session.GetStatusAsync([device], cancellationToken).ConfigureAwait(false))
            {
                if (status.State is DeviceState.Idle or DeviceState.OutOfService) _calls.Clear(device);
                _session.Events.Publish(new TelEvent
                {
                    Session = _session.Name,
                    Owner = _session,
                    Type = TelEventType.PresenceChanged,
                    Time = _session.Now,
                    Device = device,
                    Text = status.RawStatus,
                    RawType = "status",
                });
            }
        }
        catch (TelephonyException)
        {
            // The hole itself was declared; a device that cannot be asked now is asked after the next one.
        }
    }
}
