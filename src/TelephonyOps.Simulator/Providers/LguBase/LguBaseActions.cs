using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LguBase.Calls;
using TelephonyOps.Simulator.Providers.LguBase.Operations;
using TelephonyOps.Simulator.Providers.LguBase.Server;
using TelephonyOps.Simulator.Providers.LguBase.Wire;
using TelephonyOps.Simulator.Tcp;

namespace TelephonyOps.Simulator.Providers.LguBase;

/// <summary>What people and the network do to the exchange, for <c>POST /act</c>.</summary>
internal sealed class LguBaseActions(LguBaseState state, TcpServer<CtiConnection> server)
{
    private const string Everybody = "*";

    public Task<object> ActAsync(string action, ActionArguments arguments, CancellationToken cancellationToken) => action switch
    {
        "burst" => BurstAsync(arguments, cancellationToken),
        _ => Task.FromResult(Act(action, arguments)),
    };

    private object Act(string action, ActionArguments arguments) => action switch
    {
        "ring" => Ring(arguments),
        "dial" => Channels(state.Exchange.Dial(Line(arguments, "line"), arguments.Text("to"))),
        "answer" => Done(state.Exchange.Answer(Call(arguments), byCommand: false)),
        "hangup" => Done(state.Exchange.End(Call(arguments), HangUpCause.Normal)),
        "scenario" => Done(Scenarios.Play(state, arguments.Text("name"))),
        "sms" => Sms(arguments),
        "register" => Register(arguments),
        "event" => OnConnections(arguments, connection => connection.Post(arguments.Text("body"))),
        "raw" => OnConnections(arguments, connection => connection.Post(new Outgoing(Convert.FromHexString(arguments.Text("hex"))))),
        "oversize" => OnConnections(arguments, connection => connection.Post(new Outgoing(OversizeHeader(connection)))),
        "half-close" => OnConnections(arguments, connection => connection.HalfClose()),
        "drop" => OnConnections(arguments, connection => connection.Abort()),
        _ => throw new SimulatorActionException(
            $"unknown action '{action}'; known: ring, dial, answer, hangup, scenario, sms, register, event, raw, oversize, half-close, drop, burst"),
    };

    private object Ring(ActionArguments arguments)
    {
        var plan = CallPlan.Inside(state.Simulation.Knobs);
        if (arguments.Number("answerMs") is { } answerMs)
            plan = plan with { Answer = TimeSpan.FromMilliseconds(answerMs) };
        if (arguments.Number("talkMs") is { } talkMs)
            plan = plan with { Talk = TimeSpan.FromMilliseconds(talkMs) };
        return Channels(state.Exchange.RingFromOutside(Line(arguments, "to"), arguments.Text("from"), numberAtTalk: null, plan));
    }

    private object Sms(ActionArguments arguments)
    {
        MessageOperations.Receive(state, Line(arguments, "to"), arguments.Text("from"), arguments.Text("text"));
        return Done(true);
    }

    private object Register(ActionArguments arguments)
    {
        Line(arguments, "line").Registration = arguments.Text("state");
        return Done(true);
    }

    private object OnConnections(ActionArguments arguments, Action<CtiConnection> act)
    {
        var connections = Connections(arguments);
        foreach (var connection in connections)
            act(connection);
        return new { connections = connections.Count };
    }

    private async Task<object> BurstAsync(ActionArguments arguments, CancellationToken cancellationToken)
    {
        var count = arguments.Number("count") ?? throw new SimulatorActionException("\"count\" is missing");
        var name = arguments.OptionalText("kind") ?? nameof(BurstKind.Message);
        if (!Enum.TryParse<BurstKind>(name, ignoreCase: true, out var kind))
            throw new SimulatorActionException($"unknown kind '{name}'; known: message, call, cdr");
        var perSecond = arguments.Number("perSecond");
        var bursts = Connections(arguments)
            .Where(connection => connection.Line is not null)
            .Select(connection => Burst.SendAsync(connection.Line!, connection, kind, count, perSecond, cancellationToken))
            .ToList();
        var sent = await Task.WhenAll(bursts);
        return new
        {
            events = sent.Sum(result => result.Events),
            bytes = sent.Sum(result => result.Bytes),
            milliseconds = sent.Select(result => result.Milliseconds).DefaultIfEmpty().Max(),
            lines = sent,
        };
    }

    // Without a line, or with *, everybody who is connected.
    private IReadOnlyCollection<CtiConnection> Connections(ActionArguments arguments) =>
        arguments.OptionalText("line") is null or Everybody ? server.All : Line(arguments, "line").Attached;

    private LguLine Line(ActionArguments arguments, string name)
    {
        var number = arguments.Text(name);
        return state.Resolve(number) ?? throw new SimulatorActionException($"no line {number}");
    }

    private LguCall Call(ActionArguments arguments) =>
        Line(arguments, "line").LatestCall ?? throw new SimulatorActionException($"line {arguments.Text("line")} is in no call");

    private static byte[] OversizeHeader(CtiConnection connection)
    {
        var header = new byte[FrameFormat.HeaderLength];
        connection.Format.WriteHeader(header, 1, ushort.MaxValue);
        return header;
    }

    private static object Channels(LguCall? call) =>
        new { rang = call is not null, source = call?.Source.Channel, called = call?.Called.Channel, uniqueId = call?.Source.UniqueId };

    private static object Done(bool done) => new { done };
}
