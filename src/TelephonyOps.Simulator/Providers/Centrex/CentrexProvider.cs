using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>LG U+ Centrex: the REST API of document BMLINK-RD22019-8, version 4.0.</summary>
internal sealed class CentrexProvider : ISimulatedProvider
{
    public string Name => "Centrex";

    public IReadOnlyList<Knob> Knobs { get; } =
    [
        new("accounts", "4", "accounts, 07012340001 and on; the third is type A, the fourth has no API service"),
        new("outbound-rows", "250", "generated outbound calls of each account"),
        new("inbound-rows", "180", "generated inbound calls of each account"),
        new("recordings", "37", "generated recordings of each account"),
        new("record-limit", "-1", "recordings from which on startrecord answers UNKNOW and records nothing; -1 for no limit"),
        new("contacts", "45", "entries of each address book"),
        new("sms-rows", "23", "generated received messages of each account"),
        new("sms-empty", "4004", "code of an empty message list: 4002 or 4004"),
        new("sms-quota", "500", "messages that each account may send"),
        new("sms-kind", "document", "kind in the call-back of an outside message: document (1, as 16.6 prints it) or 2"),
        new("phone", "online", "phonestatus and channelstatus: online, offline (UNKNOW), unknown (4003)"),
        new("hook-http10", "false", "call-backs as HTTP/1.0 without a Host field"),
        .. LgRestKnobs.Common,
    ];

    public async Task<SimulatedEndpoint> StartAsync(SimulationContext context, CancellationToken cancellationToken)
    {
        var state = new CentrexState(context);
        var politeness = LgRestKnobs.Politeness(context);
        var front = await HttpFront.StartAsync(context, new CentrexSurface(state, politeness), cancellationToken);
        return new CentrexEndpoint(state, politeness, front);
    }
}
