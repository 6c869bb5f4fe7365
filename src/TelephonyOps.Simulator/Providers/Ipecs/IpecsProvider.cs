using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.Ipecs;

/// <summary>Ericsson-LG iPECS SME: the Web API specification of revision 0.99/1.0.</summary>
internal sealed class IpecsProvider : ISimulatedProvider
{
    public string Name => "Ipecs";

    public IReadOnlyList<Knob> Knobs { get; } =
    [
        new("stations", "12", "stations, 1000 and on; the last has no licence and no login, the one before no click to call"),
        new("trunks", "8", "CO lines"),
        new("rooms", "9", "conference rooms"),
        new("pages", "4", "flexible pages"),
        new("password", "", "one password for the server accounts, and in a station's behind *number; empty makes them from the seed"),
        new("session-seconds", "120", "session time-out, told as checkConnectionTimer"),
        new("server-logins", "3", "server accounts that may be logged in at once"),
        new("cleanup-ms", "0", "after a session's end, how long its account is still \"already login\""),
        new("checkconnection", "both", "its URI: both, full (server/v1), printed (3.2.2)"),
        new("terminals", "get", "Get Terminal Information: get (GET call/terminals), printed (POST call/make), both"),
        new("websocket-path", "any", "any, short (/ipxapi), long (/ipxapi/server/v1/users/{id}/…)"),
        new("websocket-keeps", "ping", "what keeps a session over its WebSocket: ping, frame (a pong too), open (its being open)"),
        new("monitors", "session", "monitors last for the session or for the socket"),
        new("serial", "session", "evtSerialNum counts on over the session, or begins anew with each socket"),
        new("call-tracking", "true", "callRefID in events, answers and records"),
        new("fragment-bytes", "0", "events come in WebSocket fragments of so many bytes; 0 for whole"),
        new("error-status", "403", "HTTP status of a refused command"),
        new("booleans", "strings", "msgStatus, groupUsage, roomUsage, muteOn: strings or json"),
        new("numbers", "json", "numbers in events and answers: json or strings"),
        new("status-words", "fwd", "state and presence: fwd (fwd_all …), cfwd (cfwd_all …), talk (state says talk)"),
        new("type-blanks", "false", "blanks in the types \" held\" and \"confroommember \", as printed"),
        new("bare-events", "false", "queued and numbering without event and data, as printed"),
        new("invalid-json", "false", "agent_logon, agent_logoff, queueing, queued, numbering as printed, which is not valid JSON"),
        new("queued-type", "queued", "type of the queued event: queued or queueing"),
        new("confgroup-type", "confgroupmember", "type of the conference group's member event: confgroupmember or confroommember"),
        new("mute-type", "muteon", "type of the mute event: muteon or setmuteon"),
        new("acd-group-field", "document", "primaryAcdGroup: document (by event, as printed), acd, acid"),
        new("released-after-asc", "false", "whether releasedasc is followed by released"),
        new("smdr-rows", "5000", "generated call records"),
        new("smdr-max-count", "0", "most records of one answer, whatever maxCount says; 0 for no limit"),
        new("smdr-date", "yyyy-MM-dd HH:mm", "StartTime's format (PGM 169)"),
        new("smdr-number1-name", "DialedNumber1", "that field's name (PGM 177), for example CLI Number"),
        new("smdr-numbers", "strings", "Index: strings or json"),
        new("smdr-delete-body", "any", "body of DELETE: any, urlencoded, json"),
        new("smdr-push", "true", "records are pushed over the WebSocket"),
        new("smdr-internal", "true", "calls between stations are recorded"),
        new("intrusion", "true", "whether intrude is allowed"),
        new("ring-ms", "30000", "until an unanswered call is given up or forwarded; -1 for never"),
        new("auto-answer-ms", "-1", "until a ringing station answers by itself; -1 for never"),
        new("answer-ms", "10", "until somebody outside answers; -1 for never"),
        new("talk-ms", "-1", "until somebody outside hangs up; -1 for never"),
        new("wrap-up-ms", "0", "an agent's work after an ACD call"),
        new("latency-ms", "0", "time that every operation takes"),
    ];

    public async Task<SimulatedEndpoint> StartAsync(SimulationContext context, CancellationToken cancellationToken)
    {
        var state = new IpecsState(context);
        return new IpecsEndpoint(state, await HttpFront.StartAsync(context, new IpecsSurface(state), cancellationToken));
    }
}
