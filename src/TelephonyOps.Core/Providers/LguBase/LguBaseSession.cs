using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LguBase.Calls;
using TelephonyOps.Providers.LguBase.Commands;
using TelephonyOps.Providers.LguBase.Wire;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LguBase;

/// <summary>A line of the CTI server: one TCP connection for commands and events alike.</summary>
sealed partial class LguBaseSession : TelephonySession
{
    readonly LguBaseSettings _settings;
    readonly LguLink _link;
    readonly CommandDesk _desk;
    readonly LguBaseClient _client;
    readonly CallTracker _tracker;
    readonly ConferenceRoster _roster = new();
    int _checking;

    public LguBaseSession(LguBaseProvider provider, ConnectOptions options, LguBaseSettings settings) : base(provider, options, settings.Address)
    {
        _settings = settings;
        _tracker = new CallTracker(Calls, this);
        _link = new LguLink(settings, options.Time, this);
        _desk = new CommandDesk(settings.Dialect, options.Time, _link);
        _client = new LguBaseClient(_desk, settings.Dialect, settings.Timeout);
    }

    /// <summary>Connects and logs in.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (!_settings.IsLoopback) Diagnostics.TelephonyTrace.Current?.Warning(LguBaseTexts.PlainText.With(_settings.Address));
        await _link.OpenAsync(cancellationToken).ConfigureAwait(false);
        ByteOrder = _link.Order.ToString();
        MarkConnected();
    }

    /// <summary>Any answer shows that the server still serves the account; it need not know the question.</summary>
    public override async Task ProbeAsync(CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        try
        {
            await _client.GetPeerInfoAsync(Device ?? Account, cancellationToken).ConfigureAwait(false);
        }
        catch (TelephonyException error) when (error.VendorCode is not null)
        {
            // Refused, and therefore answered.
        }
        Touch();
    }

    protected override async ValueTask CloseCoreAsync()
    {
        _desk.OnLost(closed: true);
        await _link.DisposeAsync().ConfigureAwait(false);

        // A command that was on its way out meanwhile has no connection any more that could end it.
        _desk.OnLost(closed: true);
    }

    /// <summary>The exchange is asked what the line does, and calls of which it knows nothing are given up.</summary>
    async Task CheckCallsAsync()
    {
        if (Interlocked.Exchange(ref _checking, 1) != 0) return;
        try
        {
            var asked = Now;
            _tracker.Settle(await LineStateAsync().ConfigureAwait(false), asked, Now);
        }
        finally
        {
            Volatile.Write(ref _checking, 0);
        }
    }

    async Task<DeviceState> LineStateAsync()
    {
        try
        {
            await foreach (var status in GetStatusAsync([], _link.Closed).ConfigureAwait(false)) return status.State;
        }
        catch (Exception error) when (error is TelephonyException or OperationCanceledException)
        {
            // What cannot be asked is not known; the calls' own limits then decide.
        }
        return DeviceState.Unknown;
    }

    async Task<CommandAnswer> AskAsync(Task<CommandAnswer> command)
    {
        var answer = await command.ConfigureAwait(false);
        Touch();
        return answer;
    }

    /// <summary>A session is one line: the commands that name no extension act for it alone.</summary>
    void RefuseOtherDevices(string? device)
    {
        if (device is null || device == Account || PhoneNumber.SameExtension(device, Device)) return;
        throw LguBaseErrors.NotOffered("-Device", LguBaseTexts.OneLine.With(Device, device));
    }

    string Room(string? room) => room ?? Account;
}
