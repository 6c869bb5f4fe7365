using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>LG U+ Centrex: the REST API of document BMLINK-RD22019-8, version 4.0.</summary>
internal sealed class CentrexProvider : ISimulatedProvider
{
    public string Name => "Centrex";

    public IReadOnlyList<Knob> Knobs { get; } =
    [
        new("accounts", "4", "accounts, 07012340001 and on; the third is type A, the fourth has no API service"),
        new("password", "", "one password for all accounts; empty makes one for each from the seed"),
        new("outbound-rows", "250", "generated outbound calls of each account"),
        new("inbound-rows", "180", "generated inbound calls of each account"),
        new("recordings", "37", "generated recordings of each account"),
        new("recording-bytes", "0", "bytes of each generated recording; 0 takes 20 to 200 kB from the seed"),
        new("record-limit", "-1", "recordings from which on startrecord answers UNKNOW and records nothing; -1 for no limit"),
        new("hostile-name", "", "file name of the newest generated recording, to see what a client does with it"),
        new("contacts", "45", "entries of each address book"),
        new("sms-rows", "23", "generated received messages of each account"),
        new("sms-empty", "4004", "code of an empty message list: 4002 or 4004"),
        new("sms-quota", "500", "messages that each account may send"),
        new("sms-kind", "document", "kind in the call-back of an outside message: document (1, as 16.6 prints it) or 2"),
        new("pickup", "yes", "what the own phone does at click-to-dial: yes, never, busy"),
        new("pickup-ms", "5", "until the own phone is picked up"),
        new("own-ring-ms", "60000", "until an own phone that nobody picks up stops ringing (3001)"),
        new("answer-ms", "10", "until the far end answers, or is found busy"),
        new("no-answer-ms", "200", "until a far end that does not answer is given up"),
        new("talk-ms", "-1", "until the far end hangs up; -1 for never"),
        new("inbound-answer-ms", "30", "until an inbound call is answered; -1 for never"),
        new("phone", "online", "phonestatus and channelstatus: online, offline (UNKNOW), unknown (4003)"),
        new("latency-ms", "0", "time that every operation takes"),
        new("download-spacing-ms", "3000", "least time from the end of a download to the next"),
        new("block", "false", "whether a breach of the rules blocks the account (429 with Retry-After)"),
        new("block-seconds", "5", "how long"),
        new("hook-http10", "false", "call-backs as HTTP/1.0 without a Host field"),
        new("content-type", "text/html; charset=UTF-8", "Content-Type of the JSON answers"),
    ];

    public async Task<SimulatedEndpoint> StartAsync(SimulationContext context, CancellationToken cancellationToken)
    {
        var knobs = context.Knobs;
        var state = new CentrexState(context);
        var politeness = new Politeness(
            context.Violations,
            context.Clock,
            () => knobs.Milliseconds("download-spacing-ms"),
            () => knobs.Flag("block") ? TimeSpan.FromSeconds(knobs.Number("block-seconds")) : TimeSpan.Zero);
        var pipeline = new HttpPipeline(context, new CentrexSurface(state, politeness));
        var certificate = context.Options.Tls ? SelfSignedCertificate.Create() : null;
        var server = await LoopbackServer.StartAsync(context.Options.Bind, context.Options.Port, certificate, pipeline.InvokeAsync, cancellationToken);
        return new CentrexEndpoint(state, politeness, server, certificate);
    }
}
