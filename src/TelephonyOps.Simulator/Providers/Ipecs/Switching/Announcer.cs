using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.Ipecs.Events;

namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>The events of 5.3.2.3 and 5.3.3.3, each with the fields of its table. A party outside hears nothing.</summary>
internal sealed class Announcer(EventHub hub, Knobs knobs)
{
    public void Dialing(Leg leg) => About(leg, "dialing", leg.Call.RefId);

    public void Proceeding(Leg leg, string dialled) => About(leg, "proceeding", leg.Call.RefId, ("dialDigit", dialled));

    public void Alerting(Leg leg, Cause cause) => About(leg, "alerting", leg.Call.RefId, [.. Numbers(leg), .. Because(cause)]);

    public void Ringing(Leg leg) => About(leg, "ringing", leg.Call.RefId, [.. Numbers(leg), .. Diversion(leg), .. Because(leg.Cause)]);

    public void Connected(Leg leg, Cause cause) => About(leg, "connected", leg.Call.RefId, [.. Numbers(leg), .. Diversion(leg), .. Because(cause)]);

    public void Released(Leg leg, string releasedDn, Cause cause) => Released(leg, leg.Call.RefId, releasedDn, cause);

    public void Released(Leg leg, int refId, string releasedDn, Cause cause) =>
        About(leg, "released", refId, [("releasedDN", releasedDn), .. Because(cause)]);

    public void ReleasedAsc(Leg leg, string releasedDn, Cause cause) =>
        About(leg, "releasedasc", leg.Call.RefId, [("releasedAscDN", releasedDn), .. Because(cause)]);

    public void Rerouted(Leg leg, string target, string rerouting) => Divert(leg, "rerouted", target, rerouting);

    public void Rerouting(Leg leg, string target, string rerouting) => Divert(leg, "rerouting", target, rerouting);

    public void Failed(Leg leg, IReadOnlyList<string> services, Cause cause) => About(
        leg, "fail", leg.Call.RefId, [.. Numbers(leg), .. services.Count == 0 ? [] : Fields(("busySvcList", services)), .. Because(cause)]);

    public void Hold(Leg leg) => About(leg, "hold", leg.Call.RefId, ("holdDN", leg.Number));

    public void Held(Leg leg, string holder) => About(leg, "held", leg.Call.RefId, ("holdDN", holder));

    public void Retrieve(Leg leg) => About(leg, "retrieve", leg.Call.RefId, ("retrieveDN", leg.Number));

    public void Retrieved(Leg leg, string retriever) => About(leg, "retrieved", leg.Call.RefId, ("retrieveDN", retriever));

    public void Transferring(Leg leg, string transferred, string target, string kind) => About(
        leg, "transferring", leg.Call.RefId, ("transferredDN", transferred), ("transferToDN", target), ("transferorDN", leg.Number), ("callType", kind));

    public void Transferred(Leg leg, string target, string transferor) =>
        About(leg, "transferred", leg.Call.RefId, ("transferToDN", target), ("transferorDN", transferor));

    public void Conferencing(Leg master, IReadOnlyList<string> members, string newcomer) =>
        About(master, "conferencing", master.Call.RefId, ("memberDN", members), ("newConfMemberDN", newcomer));

    public void Conferenced(Leg leg, IReadOnlyList<string> members, string master, string newcomer) => About(
        leg, "conferenced", leg.Call.RefId, ("memberDN", members), ("masterDN", master), ("newConfMemberDN", newcomer));

    public void DndChanged(Station station) => Station(station, "dnd", ("svcType", station.Dnd ? "enable" : "disable"));

    public void ForwardChanged(Station station) =>
        Station(station, "forwarding", ("destination", station.Forward.Destination), ("svcType", station.Forward.Type));

    public void RegistrationChanged(Station station) => hub.Raise(new(
        station.IsRegistered ? "registered" : "unregistered", [station.Number], ("deviceNumber", station.Number)));

    public void MessagesChanged(Station station) => Station(
        station,
        "mwi",
        ("msgStatus", station.Messages.New > 0),
        ("newMsg", station.Messages.New),
        ("oldMsg", station.Messages.Old),
        ("newUrgentMsg", station.Messages.NewUrgent));

    public void Agent(Station station, string type) => Station(station, type, AgentFields(station.Agent));

    public void Queueing(AcdGroup group, Call call) => hub.Raise(new(
        "queueing",
        [group.Number],
        [
            ("deviceNumber", group.Number), ("serviceDN", group.Number), ("callingDN", call.CallingDn), ("calledDN", call.CalledDn), ("diversionNum", ""),
            ("qCount", group.Queue.Count), .. AgentFields(new()), .. Because(Cause.NoAvailableAgents),
        ]));

    public void Queued(Leg leg, AcdGroup group)
    {
        if (leg.Station is { } station)
        {
            Station(
                station,
                "queued",
                [.. Numbers(leg), ("qCount", group.Queue.Count), .. AgentFields(station.Agent), .. Because(Cause.NoAvailableAgents)]);
        }
    }

    public void GroupMember(ConferenceGroup group, GroupMember member, string master) => hub.Raise(new(
        "confgroupmember",
        [master, member.Number],
        ("groupIndex", group.Index),
        ("groupUsage", group.Call is not null),
        ("memberIndex", member.Index),
        ("memberDN", member.Number),
        ("memberState", member.Leg is { State: LegState.Connected } ? "busy" : "idle")));

    public void Muted(Station master, ConferenceGroup group, GroupMember member) => hub.Raise(new(
        "muteon",
        [master.Number, member.Number],
        ("deviceNumber", master.Number),
        ("serviceDN", master.Number),
        ("groupIndex", group.Index),
        ("memberIndex", member.Index),
        ("muteOn", member.IsMuted)));

    public void Room(ConferenceRoom room) => hub.Raise(new(
        "confroommember",
        [room.Opener, .. room.Members],
        ("deviceNumber", room.Opener),
        ("serviceDN", room.Opener),
        ("roomIndex", room.Index),
        ("roomUsage", room.IsOpen),
        ("memberCount", room.Members.Count),
        ("member", room.Members.ToArray())));

    public void Numbering(IEnumerable<Station> stations) => hub.Raise(new(
        "numbering",
        null,
        ("deviceINFO", stations.Select(station => (IReadOnlyDictionary<string, string>)new Dictionary<string, string>
        {
            ["devicePhy"] = $"{station.Index}",
            ["deviceNumber"] = station.Number,
            ["deviceType"] = DeviceType(station.Model),
        }).ToList()),
        ("systemINFO", new List<IReadOnlyDictionary<string, string>>
        {
            new Dictionary<string, string> { ["parkStartNumber"] = $"{NumberingPlan.ParkFirst}", ["parkEndNumber"] = $"{NumberingPlan.ParkLast}" },
            new Dictionary<string, string> { ["groupStartNumber"] = $"{NumberingPlan.FirstGroup}", ["groupEndNumber"] = $"{NumberingPlan.LastGroup}" },
        })));

    public void Presence(Station station, string status) => hub.Raise(new(
        "presence", [station.Number], ("deviceNumber", station.Number), ("deviceType", "ext"), ("status", status)));

    private void Divert(Leg leg, string type, string target, string rerouting) => About(
        leg, type, leg.Call.RefId, [("calledDN", target), ("reroutingDN", rerouting), .. Because(Cause.Reroute)]);

    private void About(Leg leg, string type, int refId, params (string Name, object Value)[] fields)
    {
        if (leg.Station is { } station)
            Station(station, type, knobs.Flag("call-tracking") ? [.. fields, ("callRefID", refId)] : fields);
    }

    private void Station(Station station, string type, params (string Name, object Value)[] fields) => hub.Raise(new(
        type, [station.Number], [("deviceNumber", station.Number), ("serviceDN", station.Number), .. fields]));

    private static (string Name, object Value)[] Numbers(Leg leg) => [("callingDN", leg.Call.CallingDn), ("calledDN", leg.Call.CalledDn)];

    private static (string Name, object Value)[] Diversion(Leg leg) => leg.Diversion is { } from ? [("diversionNum", from)] : [];

    private static (string Name, object Value)[] Because(Cause cause) => [("causeCode", cause.Code), ("causeMsg", cause.Text)];

    private static (string Name, object Value)[] Fields(params (string Name, object Value)[] fields) => fields;

    private static (string Name, object Value)[] AgentFields(Agent agent) =>
    [
        ("primaryAgentId", agent.Primary?.AgentId ?? ""),
        ("primaryAcdGroup", agent.Primary?.Group.Number ?? ""),
        ("secondaryAgentId", agent.Secondary?.AgentId ?? ""),
        ("secondaryAcdGroup", agent.Secondary?.Group.Number ?? ""),
    ];

    private static string DeviceType(string model) => model[..3] switch
    {
        "LIP" => "lip",
        "LDP" => "dkt",
        "GDC" => "dect",
        var other => other.ToLowerInvariant(),
    };
}
