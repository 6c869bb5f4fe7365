using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LguBase.Server;
using TelephonyOps.Simulator.Providers.LguBase.Wire;
using TelephonyOps.Simulator.Tcp;

namespace TelephonyOps.Simulator.Providers.LguBase;

/// <summary>LGUBase: the CTI protocol of document LGUBaseOpenApi 1.0.1.21, spoken over TCP.</summary>
internal sealed class LguBaseProvider : ISimulatedProvider
{
    public string Name => "LguBase";

    public IReadOnlyList<Knob> Knobs { get; } =
    [
        new("lines", "8", "extensions, one after the other"),
        new("first-extension", "3321", "the first of them, four digits"),
        new("password", "", "one password for all lines; empty makes one for each from the seed"),
        new("number-pattern", "0701234#", "the 070 numbers; # is 0 and the extension's last three digits"),
        new("extension-prefix", "", "customer number in front of extensions and in channels, as Centrex has it (1001)"),
        new("trunk", "gw2.eicn", "the peer that channels to outside are named after"),
        Knob.OneOf("byte-order", "of the frame header", "big", "little"),
        new("frame-type", "1", "type in the header of the server's frames"),
        new("dialect", "", "other names on the wire: CLICKCALL=DIAL;CLICKCALL.EXTEN=NUMBER", value => Dialect.Parse(value)),
        Knob.OneOf("command-error", "unknown commands and wrong arguments answer", "cmderror", "res-err"),
        Knob.OneOf("login-form", "LOGINRESULT as printed there (5; 2.1 DOMAIN empty; 2.2 no DOMAIN; 4.6 short MSG)", "section5", "section2.1", "section2.2", "section4.6"),
        new("online", "true", "whether the server takes connections; false ends new ones at once, as a cut line does"),
        new("login-status", "1", "STATUS of a good log-in, above 0"),
        new("swp-prefix", "", "what stands before the extension in the ID of LOGINSWP"),
        Knob.OneOf("multi-login", "a second log-in to a line (refused with STATUS -3)", "allow", "replace", "refuse"),
        new("network-error-event", "false", "NETWORKERROR before a good LOGINRESULT"),
        new("idle-timeout-ms", "40000", "silence after which the server closes the connection; 0 for never"),
        Knob.OneOf("heartbeat-answer", "to HEARTBEAT and to an empty frame", "result", "none", "empty", "echo"),
        new("latency-ms", "0", "time that every command takes"),
        new("split-bytes", "0", "bytes of one send; 0 for whole frames"),
        new("split-pause-ms", "0", "between two sends of split-bytes"),
        new("glue-ms", "0", "how long frames wait to leave together"),
        new("queue-limit-bytes", "67108864", "bytes that may wait for a client that does not read, before it is dropped"),
        Knob.OneOf("pickup", "what the own phone does at click-to-call", "yes", "never", "busy"),
        new("pickup-ms", "5", "until the own phone is picked up"),
        new("own-ring-ms", "60000", "until an own phone that nobody picks up stops ringing"),
        new("answer-ms", "10", "until a far end outside answers, or is found busy; -1 for never"),
        new("no-answer-ms", "200", "until a far end that does not answer is given up"),
        new("inbound-answer-ms", "-1", "until a line's phone is picked up by hand; -1 leaves it to ANSWER"),
        new("ring-ms", "30000", "until a phone stops ringing; -1 for never"),
        new("talk-ms", "-1", "until the far end hangs up; -1 for never"),
        new("call-waiting", "false", "whether a line in a call can be called"),
        Knob.OneOf("answer-channel", "talking on another channel than ringing: after ANSWER, always, never", "command", "new", "same"),
        new("unique-id", "linked", "ids in events: linked, adjacent, foreign, mixed, or a text that stands for all (0, NIL, NONE, NULL, UNKNOWN)"),
        new("channellist", "true", "whether CHANNELLIST comes"),
        Knob.OneOf("channelout", "fields as printed there (5; 4.5 other order; 4.2 short)", "section5", "section4.5", "section4.2", "mixed"),
        Knob.OneOf("inexten", "INEXTEN as printed there (5 null at the ring; 4 at the ring, empty later)", "section5", "section4"),
        Knob.OneOf("local-leg", "names of the legs of an attended transfer, marked with ,1 and ,2", "plain", "marked"),
        new("conference-name", "_WITH/MTV", "CONFNAME in events; empty shows the room"),
        new("conference-del", "true", "whether CONFMEMBERDEL comes"),
        Knob.OneOf("invite", "whom INVITECONFERENCE calls joins the room, or talks first and waits for JOINCONFERENCE", "direct", "consult"),
        new("cdr", "false", "CDREVENT behind every CHANNELOUT"),
        Knob.OneOf("sms-event", "name of the event", "RECVSMS", "RECVMS"),
        Knob.OneOf("monitor-act", "ACT in the result of MONITOR, as printed or right", "swapped", "straight"),
        Knob.OneOf("status-app", "third part of GETSTATUSPEERS, as printed or whole", "cut", "full"),
        new("outbound-rows", "250", "generated outbound calls of each line"),
        new("inbound-rows", "180", "generated inbound calls of each line"),
        new("history-name", "", "CMD in the result of GETCALLHISTORY; empty repeats the command (Centrex: HISTORY)"),
        Knob.OneOf("history-columns", "columns of a row: nine and a separator, or ten", "sample", "table"),
        new("history-mask", "true", "whether outside numbers are masked and in Base64"),
        Knob.OneOf("disposition", "always OK as printed, or what happened", "ok", "asterisk"),
        new("part-rows", "40", "rows of one part of a long result; 0 for as many as fit"),
        Knob.OneOf("part-end", "end of a part that is followed by another", "lf", "cr", "crlf"),
        Knob.OneOf("result-end", "CMDRESULTEND behind a list (bare: without CMD; instead: the last part ends in part-end, too)", "none", "after", "bare", "instead"),
        new("recordings", "37", "generated recordings of each line"),
        new("hostile-name", "", "a file name in front of every record list"),
        new("contacts", "45", "generated entries of each address book"),
    ];

    public Task<SimulatedEndpoint> StartAsync(SimulationContext context, CancellationToken cancellationToken)
    {
        var state = new LguBaseState(context);
        var runner = new CommandRunner(state);
        var server = TcpServer<CtiConnection>.Start(
            context.Options.Bind, context.Options.Port, socket => context.Knobs.Flag("online") ? new(socket, state, runner) : null, context.Stopping);
        return Task.FromResult<SimulatedEndpoint>(new LguBaseEndpoint(state, server));
    }
}
