using System.Text.Json.Nodes;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Sessions;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Operations;

/// <summary>A request that has passed authentication: who asks, what with.</summary>
internal sealed record OperationContext(IpecsState State, IpecsSession Session, SimulatedRequest Request, Arguments Arguments)
{
    public PhoneSwitch Switch => State.Switch;

    public Knobs Knobs => State.Simulation.Knobs;

    /// <summary>The station that the command acts for.</summary>
    public Station Device(string name = "deviceNumber")
    {
        var station = Switch.Stations.GetValueOrDefault(Digits(name)) ?? throw IpecsError.InvalidCallingDevice;
        if (!station.HasLicence)
            throw IpecsError.AccessDenied;
        return station.IsRegistered ? station : throw IpecsError.Unregistered;
    }

    /// <summary>An extension of a feature; a phone that is unplugged keeps its features.</summary>
    public Station Extension(string name) => Switch.Stations.GetValueOrDefault(Digits(name)) ?? throw IpecsError.InvalidCallingDevice;

    /// <summary>A "Digit string".</summary>
    public string Digits(string name)
    {
        var text = Arguments.Text(name);
        return NumberingPlan.IsDigits(text) ? text : throw IpecsError.InvalidParameterValue;
    }

    /// <summary>A number to call: it must exist, and not be the caller's own.</summary>
    public string Destination(string name, Station caller)
    {
        var number = Arguments.Text(name);
        return Switch.Flow.Exists(number) && number != caller.Number ? number : throw IpecsError.InvalidDestination;
    }

    /// <summary>The station's part in the call that is named. Without call tracking there is no name: the only part that fits is taken.</summary>
    public Leg Leg(Station station, Func<Leg, bool>? preferred = null)
    {
        if (Arguments.OptionalNumber("callRefID") is { } refId)
            return station.Legs.Find(leg => leg.Call.RefId == refId) ?? throw IpecsError.InvalidConnection;
        if (Knobs.Flag("call-tracking"))
            throw IpecsError.Parameter;
        return station.Legs.Find(leg => preferred?.Invoke(leg) ?? leg.State != LegState.Holding)
            ?? station.Legs.FirstOrDefault()
            ?? throw IpecsError.InvalidConnection;
    }

    /// <summary>The usual good answer.</summary>
    public SimulatedResponse Data(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var data = new JsonObject();
        foreach (var (name, value) in fields)
            data[name] = value;
        return Object(new() { ["data"] = data });
    }

    /// <summary>An answer of its own form. A transactionID comes back as it was sent (5.3.1).</summary>
    public SimulatedResponse Object(JsonObject body, int status = StatusCodes.Status200OK)
    {
        if (Arguments.Raw("transactionID") is { } transaction)
            body["transactionID"] = JsonNode.Parse(transaction.GetRawText());
        return Answer.Json(body, status);
    }

    /// <summary>The answer of a command that makes or keeps a call; without call tracking it has no number.</summary>
    public SimulatedResponse CallData(int refId) => Knobs.Flag("call-tracking") ? Data(("callRefID", Number(refId))) : Data();

    public JsonNode Flag(bool value) => Knobs.Text("booleans") == "strings" ? JsonValue.Create(value ? "true" : "false") : JsonValue.Create(value);

    public JsonNode Number(int value) => Knobs.Text("numbers") == "strings" ? JsonValue.Create($"{value}") : JsonValue.Create(value);
}
