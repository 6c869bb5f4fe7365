using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LguBase.Server;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

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
        new("byte-order", "big", "of the frame header: big, little"),
        new("frame-type", "1", "type in the header of the server's frames"),
        new("dialect", "", "other names on the wire: CLICKCALL=DIAL;CLICKCALL.EXTEN=NUMBER"),
        new("command-error", "cmderror", "unknown commands and wrong arguments answer: cmderror, res-err"),
        new("login-form", "section5", "LOGINRESULT as printed in: section5, section2.1 (DOMAIN empty), section2.2 (no DOMAIN), section4.6 (short MSG)"),
        new("login-status", "1", "STATUS of a good log-in, above 0"),
        new("swp-prefix", "", "what stands before the extension in the ID of LOGINSWP"),
        new("multi-login", "allow", "a second log-in to a line: allow, replace, refuse (STATUS -3)"),
        new("network-error-event", "false", "NETWORKERROR before a good LOGINRESULT"),
        new("idle-timeout-ms", "40000", "silence after which the server closes the connection; 0 for never"),
        new("heartbeat-answer", "result", "to HEARTBEAT and to an empty frame: result, none, empty, echo"),
        new("latency-ms", "0", "time that every command takes"),
        new("split-bytes", "0", "bytes of one send; 0 for whole frames"),
        new("split-pause-ms", "0", "between two sends of split-bytes"),
        new("glue-ms", "0", "how long frames wait to leave together"),
        new("queue-limit-bytes", "67108864", "bytes that may wait for a client that does not read, before it is dropped"),
        new("pickup", "yes", "what the own phone does at click-to-call: yes, never, busy"),
        new("pickup-ms", "5", "until the own phone is picked up"),
        new("own-ring-ms", "60000", "until an own phone that nobody picks up stops ringing"),
        new("answer-ms", "10", "until a far end outside answers, or is found busy; -1 for never"),
        new("no-answer-ms", "200", "until a far end that does not answer is given up"),
        new("inbound-answer-ms", "-1", "until a line's phone is picked up by hand; -1 leaves it to ANSWER"),
        new("ring-ms", "30000", "until a phone stops ringing; -1 for never"),
        new("talk-ms", "-1", "until the far end hangs up; -1 for never"),
        new("call-waiting", "false", "whether a line in a call can be called"),
        new("answer-channel", "command", "talking on another channel than ringing: command (after ANSWER), new (always), same (never)"),
        new("unique-id", "linked", "ids in events: linked, adjacent, foreign, mixed, or a text that stands for all (0, NIL, NONE, NULL, UNKNOWN)"),
        new("channellist", "true", "whether CHANNELLIST comes"),
        new("channelout", "section5", "fields as printed in: section5, section4.5 (other order), section4.2 (short), mixed"),
        new("inexten", "section5", "INEXTEN as printed in: section5 (null at the ring), section4 (at the ring, empty later)"),
        new("local-leg", "plain", "names of the legs of an attended transfer: plain, marked (,1 and ,2)"),
        new("conference-name", "_WITH/MTV", "CONFNAME in events; empty shows the room"),
        new("conference-del", "true", "whether CONFMEMBERDEL comes"),
        new("invite", "direct", "whom INVITECONFERENCE calls: direct joins the room, consult talks first and waits for JOINCONFERENCE"),
        new("cdr", "false", "CDREVENT behind every CHANNELOUT"),
        new("sms-event", "RECVSMS", "name of the event: RECVSMS, RECVMS"),
        new("monitor-act", "swapped", "ACT in the result of MONITOR: swapped (as printed), straight"),
        new("status-app", "cut", "third part of GETSTATUSPEERS: cut (as printed), full"),
        new("outbound-rows", "250", "generated outbound calls of each line"),
        new("inbound-rows", "180", "generated inbound calls of each line"),
        new("history-name", "", "CMD in the result of GETCALLHISTORY; empty repeats the command (Centrex: HISTORY)"),
        new("history-columns", "sample", "columns of a row: sample (nine and a separator), table (ten)"),
        new("history-mask", "true", "whether outside numbers are masked and in Base64"),
        new("disposition", "ok", "ok (as printed, always), asterisk"),
        new("part-rows", "40", "rows of one part of a long result; 0 for as many as fit"),
        new("part-end", "lf", "end of a part that is followed by another: lf, cr, crlf"),
        new("result-end", "none", "CMDRESULTEND behind a list: none, after, bare (without CMD), instead (the last part ends in part-end, too)"),
        new("recordings", "37", "generated recordings of each line"),
        new("hostile-name", "", "a file name in front of every record list"),
        new("contacts", "45", "generated entries of each address book"),
    ];

    public Task<SimulatedEndpoint> StartAsync(SimulationContext context, CancellationToken cancellationToken)
    {
        // A wrong dialect is told at the start, not at the first command.
        _ = Dialect.Parse(context.Knobs.Text("dialect"));
        var state = new LguBaseState(context);
        var server = CtiServer.Start(context.Options.Bind, context.Options.Port, state);
        return Task.FromResult<SimulatedEndpoint>(new LguBaseEndpoint(state, server));
    }
}
