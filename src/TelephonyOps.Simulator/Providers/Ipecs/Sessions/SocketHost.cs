using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.Ipecs.Events;

namespace TelephonyOps.Simulator.Providers.Ipecs.Sessions;

/// <summary>Serves the WebSockets: what keeps their sessions alive, and what ends with them.</summary>
internal sealed class SocketHost(SimulationContext simulation, SessionTable sessions)
{
    public async Task ServeAsync(IpecsSession session, HttpContext context, CancellationToken cancellationToken)
    {
        // Before the client can know of it: what happens from its "101" on is for this socket.
        var socket = session.Events.Open(context, opcode => Received(session, opcode));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(session, socket, ended.Token);
        try
        {
            await socket.RunAsync(await WebSocketHandshake.AcceptAsync(context), cancellationToken);
        }
        finally
        {
            await ended.CancelAsync();
            await watching;
            session.Events.End(socket, ended: () =>
            {
                if (simulation.Knobs.Text("monitors") == "socket")
                    session.MonitorNothing();
            });
        }
    }

    // 3.2.2: "Ping via WebSocket" keeps the session. Whether anything else does is not said.
    private void Received(IpecsSession session, byte opcode)
    {
        if (opcode == WebSocketFrame.Ping || simulation.Knobs.Text("websocket-keeps") == "frame")
            session.Renew(simulation.Clock.GetUtcNow());
    }

    private async Task WatchAsync(IpecsSession session, EventSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            while (sessions.IsAlive(session))
            {
                var rest = session.LastActivity + sessions.Timeout - simulation.Clock.GetUtcNow();
                await Task.Delay(rest > TimeSpan.Zero ? rest + TimeSpan.FromMilliseconds(1) : TimeSpan.FromMilliseconds(1), simulation.Clock, cancellationToken);
            }
            socket.Close(1008, "session timeout");
        }
        catch (OperationCanceledException)
        {
            // The socket has ended first.
        }
    }
}
