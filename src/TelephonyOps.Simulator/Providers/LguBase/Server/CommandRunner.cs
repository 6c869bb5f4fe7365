using System.Globalization;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Observation;
using TelephonyOps.Simulator.Providers.LguBase.Operations;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

namespace TelephonyOps.Simulator.Providers.LguBase.Server;

/// <summary>Takes a frame to its operation and back: journal, counters, rules, faults, the answer in its parts.</summary>
internal sealed class CommandRunner(LguBaseState state)
{
    private static readonly HashSet<string> s_withoutLogIn = ["LOGIN", "LOGINSWP", "HEARTBEAT"];
    private static readonly CtiCommand s_heartBeat = new("HEARTBEAT", "HEARTBEAT", new Dictionary<string, string>(), []);

    private (string Text, Dialect Dialect) _dialect = ("", Dialect.Parse(""));

    private SimulationContext Simulation => state.Simulation;

    private Knobs Knobs => Simulation.Knobs;

    /// <summary>Begins a command. What needs no time is done on return, so that commands are done in the order they came in.</summary>
    public void Start(CtiConnection connection, Frame frame)
    {
        var body = KoreanText.Encoding.GetString(frame.Body);
        // 2.6 leaves the heart-beat's form open: an empty frame is one, too.
        var command = body.Length == 0 ? s_heartBeat : CtiCommand.Parse(body, CurrentDialect());
        if (command is null)
        {
            state.CountMalformed();
            connection.Post(CommandError("", "malformed"));
            return;
        }
        Note(connection, frame, body, command);
        _ = RunAsync(connection, command);
    }

    private async Task RunAsync(CtiConnection connection, CtiCommand command)
    {
        var operation = NameOf(command);
        var account = AccountOf(connection, command);
        // Results carry no id: a second command of the name leaves nobody sure whose result is whose.
        var place = new CommandPlace(connection, Simulation.Counters, operation);
        if (!place.IsAlone)
            Simulation.Violations.Add("concurrent-command", account, operation);
        try
        {
            // A fault with atPage waits for that part of the answer; so does one command use up one fault.
            var fault = Simulation.Faults.Take(operation, account, long.MaxValue);
            await ServeAsync(connection, command, place, fault);
        }
        catch (OperationCanceledException)
        {
            // Nobody is there for the answer any more.
        }
        catch (Exception error)
        {
            await Console.Error.WriteLineAsync($"{operation}: {error}");
            connection.Abort();
        }
        finally
        {
            place.Leave();
        }
    }

    private async Task ServeAsync(CtiConnection connection, CtiCommand command, CommandPlace place, Fault? fault)
    {
        var first = fault is { AtPage: null } ? fault : null;
        var delay = Knobs.Milliseconds("latency-ms");
        if (first is { Kind: not FaultKind.Slow })
            delay += TimeSpan.FromMilliseconds(first.DelayMs);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, Simulation.Clock, connection.Ending);

        IEnumerable<string> answer = [];
        if (first is null || first.DoesOperation)
        {
            // The client hears nothing of what was done, neither the result nor the events.
            if (first?.Kind is FaultKind.DropAfter or FaultKind.HalfClose)
                connection.Mute();
            answer = await DoAsync(connection, command, place);
        }
        await new AnswerSender(connection, Simulation, command, place).SendAsync(answer, fault);
    }

    private async Task<IEnumerable<string>> DoAsync(CtiConnection connection, CtiCommand command, CommandPlace place)
    {
        try
        {
            if (command.Name.Length == 0)
                throw new CommandRefusedException("unknown command");
            if (connection.Line is null && !s_withoutLogIn.Contains(command.Name))
                throw new CommandRefusedException("not logged in");
            var answer = await CtiOperations.RunAsync(new(state, connection, command, place), connection.Ending);
            place.Done();
            return answer;
        }
        catch (CommandRefusedException refused)
        {
            place.Refused();
            // Quirk of the vendor's two generations: an error of its own, or a result that says so.
            return refused.Reason is { } reason && Knobs.Text("command-error") == "cmderror"
                ? [CommandError(command.WireName, reason)]
                : [new EventText("CMDRESULT").Add("CMD", command.WireName).Add("RES", "ERR").ToString()];
        }
    }

    private void Note(CtiConnection connection, Frame frame, string body, CtiCommand command)
    {
        var operation = NameOf(command);
        var account = AccountOf(connection, command);
        Simulation.Counters.AddReceived(operation);
        Simulation.Journal.Add(new JournalEntry(
            Simulation.Clock.GetUtcNow(), "CMD", command.WireName, operation, account, null,
            frame.Type.ToString(CultureInfo.InvariantCulture), body, command.Arguments));
        if (connection.Line is null && !s_withoutLogIn.Contains(operation))
            Simulation.Violations.Add("command-before-login", account, operation);
        if (body.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            Simulation.Violations.Add("control-character", account, operation);
        // A separator inside a value turns up as an argument that the command has not got.
        var mostPositional = operation == "HANGUP" ? 1 : 0;
        var isForeign = command.Positional.Count > mostPositional || command.Arguments.Keys.Any(name => !Dialect.Takes(operation, name));
        if (command.Name.Length > 0 && isForeign)
            Simulation.Violations.Add("unexpected-argument", account, operation);
    }

    private Dialect CurrentDialect()
    {
        var text = Knobs.Text("dialect");
        var current = _dialect;
        if (current.Text != text)
            _dialect = current = (text, Dialect.Parse(text));
        return current.Dialect;
    }

    private static string NameOf(CtiCommand command) => command.Name.Length > 0 ? command.Name : command.WireName;

    private static string AccountOf(CtiConnection connection, CtiCommand command) =>
        connection.Line?.Extension ?? command.Arguments.GetValueOrDefault("ID", "");

    private static string CommandError(string name, string message) => new EventText("CMDERROR").Add("CMD", name).Add("MSG", message).ToString();
}
