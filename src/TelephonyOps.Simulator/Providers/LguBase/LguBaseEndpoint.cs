using System.Text.Json;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LguBase.Server;
using TelephonyOps.Simulator.Tcp;

namespace TelephonyOps.Simulator.Providers.LguBase;

/// <summary>The running exchange.</summary>
internal sealed class LguBaseEndpoint(LguBaseState state, TcpServer<CtiConnection> server) : SimulatedEndpoint
{
    private readonly LguBaseActions _actions = new(state, server);

    public override string Server { get; } = $"tcp://{server.Address}";

    public override object State => state;

    public override ConnectionCount Connections => server.Connections;

    public override IReadOnlyList<SimulatorAccount> Accounts =>
        [.. state.Lines.Select(line => new SimulatorAccount(line.Extension, line.Password, $"extension {line.Extension}, {line.CallerId}"))];

    public override object Summarize() => new
    {
        lines = state.Lines.Select(line => new
        {
            extension = line.Extension,
            number = line.CallerId,
            connections = line.Connections,
            logins = line.Logins,
            calls = line.Calls.Select(call => new
            {
                phase = call.Phase.ToString(),
                source = call.Source.Channel,
                called = call.Called.Channel,
                dialled = call.Dialled,
                held = call.IsHeld,
            }),
            forwardedTo = line.ForwardedTo,
            registration = line.Registration,
            dialled = line.Dialled.Items,
            sent = line.SentMessages.Items.Count,
            received = line.ReceivedMessages.Items.Count,
            peerMessages = line.PeerMessages.Items.Count,
            contacts = line.Contacts.Items.Count,
            eventsSent = line.EventsSent,
            eventsMissed = line.EventsMissed,
        }),
        rooms = state.Rooms.ToDictionary(room => room.Key, room => room.Value.Select(leg => leg.Channel), StringComparer.Ordinal),
        malformedCommands = state.MalformedCommands,
        brokenFrames = state.BrokenFrames,
    };

    public override Task<object?> ActAsync(string action, JsonElement arguments, CancellationToken cancellationToken) =>
        ActAsync(action, new ActionArguments(arguments), cancellationToken);

    // The lines begin anew, so whoever is logged in is logged in to nothing: the connections go, too.
    public override Task ResetAsync()
    {
        foreach (var connection in server.All)
            connection.Abort();
        state.Reset();
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<object?> ActAsync(string action, ActionArguments arguments, CancellationToken cancellationToken) =>
        await _actions.ActAsync(action, arguments, cancellationToken);
}
