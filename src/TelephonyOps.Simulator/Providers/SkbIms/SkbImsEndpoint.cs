using System.Globalization;
using System.Text.Json;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.SkbIms.Native;
using TelephonyOps.Simulator.Tcp;

namespace TelephonyOps.Simulator.Providers.SkbIms;

/// <summary>The running service, and the shared library in front of it where a compiler made one.</summary>
internal sealed class SkbImsEndpoint(SkbImsState state, TcpServer<LibraryConnection> server, NativeLibraryBuild? build) : SimulatedEndpoint
{
    private readonly SkbImsActions _actions = new(state);

    public override string Server { get; } = build?.Path ?? $"managed:{server.Address.Port.ToString(CultureInfo.InvariantCulture)}";

    public override object State => state;

    public override ConnectionCount Connections => server.Connections;

    public override IReadOnlyList<SimulatorAccount> Accounts
    {
        get
        {
            var how = build is null ? "; no C compiler: this process only" : "";
            lock (state.Gate)
                return [.. state.Users.Select(user => new SimulatorAccount(user.Id, user.Password, $"{user.Number}, {user.Note}{how}"))];
        }
    }

    public override object Summarize()
    {
        lock (state.Gate)
        {
            return new
            {
                native = build is not null,
                users = state.Users.Select(user => new
                {
                    id = user.Id,
                    number = user.Number,
                    sessions = user.Sessions.Count,
                    resting = user.IsResting,
                    monitored = user.Monitored,
                }).ToList(),
                lines = state.Lines.Select(line => new
                {
                    number = line.Number,
                    forwardAll = line.ForwardAll,
                    forwardBusyOrNoAnswer = line.ForwardBusyOrNoAnswer,
                    inUse = line.IsInUse,
                    call = line.Call is { } call ? new { from = call.From, answered = call.IsAnswered, recording = call.Recording } : null,
                }).ToList(),
                libraries = state.Libraries.Select(library => new
                {
                    user = library.User?.Id,
                    connected = library.Session.IsConnected,
                    waiting = library.Waiting,
                    raised = library.Raised,
                    taken = library.Taken,
                    clickCall = library.Session.ClickCall?.Status,
                    conference = library.Session.Conference?.Parties.Select(party => $"{party.Number}:{party.Status}").ToList(),
                }).ToList(),
                dialled = state.Dialled.Items,
                sent = state.Sent.Items.Count,
                speech = state.Speech.Items.Count,
                transfers = state.Transfers.Items,
                recordings = state.Recordings.Items,
                eventsMissed = state.EventsMissed,
            };
        }
    }

    public override Task<object?> ActAsync(string action, JsonElement arguments, CancellationToken cancellationToken)
    {
        lock (state.Gate)
            return Task.FromResult<object?>(_actions.Act(action, new ActionArguments(arguments)));
    }

    public override Task ResetAsync()
    {
        state.Reset();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        build?.Dispose();
    }
}
