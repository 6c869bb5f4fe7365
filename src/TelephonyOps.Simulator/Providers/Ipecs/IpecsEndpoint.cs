using System.Text.Json;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Actions;

namespace TelephonyOps.Simulator.Providers.Ipecs;

/// <summary>The running switch.</summary>
internal sealed class IpecsEndpoint(IpecsState state, HttpFront front) : HttpEndpoint(front)
{
    private const int ListedStations = 12;

    public override object State => state;

    public override IReadOnlyList<SimulatorAccount> Accounts =>
    [
        .. state.Accounts.Where(account => !account.IsStation).Select(account => new SimulatorAccount(account.Id, account.Password, $"server: {account.Resources}")),
        .. state.Accounts.Where(account => account.IsStation).Take(ListedStations).Select(account => new SimulatorAccount(account.Id, account.Password, "client: station user")),
    ];

    public override object Summarize() => new
    {
        sessions = state.LoggedIn.Select(session => new
        {
            account = session.Account,
            lastActivity = session.LastActivity,
            monitored = session.Monitored.Count,
            presence = session.PresenceMonitored.Count,
            open = session.Events.IsOpen,
            sockets = session.Events.Sockets,
            lastSerial = session.Events.LastSerial,
            raised = session.Events.Raised,
            written = session.Events.Written,
            skipped = session.Events.Skipped,
            repeated = session.Events.Repeated,
            garbage = session.Events.Garbage,
            pings = session.Events.Pings,
            pongs = session.Events.Pongs,
        }),
        calls = state.Calls,
        // A switch of thousands of stations is not worth a listing.
        stations = state.Stations.Take(100),
        records = state.Records.Total,
        pages = state.Pages.Select(page => new { page = page.Page, station = page.Station }),
    };

    public override Task<object?> ActAsync(string action, JsonElement arguments, CancellationToken cancellationToken) =>
        IpecsActions.ActAsync(state, action, new(arguments), cancellationToken);

    public override Task ResetAsync()
    {
        state.Reset();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        state.Switch.Dispose();
    }
}
