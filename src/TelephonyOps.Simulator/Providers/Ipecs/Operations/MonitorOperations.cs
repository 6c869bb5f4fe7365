using System.Text.Json.Nodes;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Operations;

/// <summary>Which devices' events a session gets, and what devices there are (5.3.2, 5.3.3, 5.3.4.1).</summary>
internal static class MonitorOperations
{
    private const int MaximumDevices = 100;
    private const int MaximumTerminals = 100;

    public static SimulatedResponse Start(OperationContext context, bool isPresence)
    {
        var result = new JsonArray();
        foreach (var device in Devices(context))
        {
            var outcome = Problem(context, device, isPresence);
            result.Add(new JsonObject { [device] = outcome ?? "OK" });
            if (outcome is not null)
                continue;
            context.Session.Monitor(device, isPresence, on: true);
            // 5.3.2.3.22: an unplugged phone is accepted, and said to be unplugged.
            if (!isPresence && context.Switch.Stations.TryGetValue(device, out var station) && !station.IsRegistered)
                context.Switch.Announce.RegistrationChanged(station);
        }
        return context.Object(new() { ["result"] = result });
    }

    public static SimulatedResponse Stop(OperationContext context, bool isPresence)
    {
        var result = new JsonArray();
        var failed = false;
        foreach (var device in Devices(context))
        {
            var problem = Problem(context, device, isPresence) ?? (context.Session.Monitor(device, isPresence, on: false) ? null : "generic");
            failed |= problem is not null;
            result.Add(new JsonObject { [device] = problem ?? "OK" });
        }
        // 5.3.2.2 answers nothing but {} when all went well, and prints the results under its negative response; 5.3.3.2 always has them.
        return isPresence || failed
            ? context.Object(new() { ["result"] = result }, failed && !isPresence ? StatusCodes.Status404NotFound : StatusCodes.Status200OK)
            : context.Object([]);
    }

    public static SimulatedResponse Terminals(OperationContext context)
    {
        var start = context.Arguments.Number("startIndex");
        var count = context.Arguments.Number("count");
        if (start < 1 || count is < 1 or > MaximumTerminals)
            throw IpecsError.InvalidParameterValue;
        var rows = context.Switch.Stations.Values
            .Where(station => station.Index >= start)
            .OrderBy(station => station.Index)
            .Take(count)
            .Select(station => (JsonNode)new JsonObject
            {
                ["deviceIndex"] = context.Number(station.Index),
                ["deviceNumber"] = station.Number,
                ["deviceType"] = station.Model,
                ["tenantNumber"] = context.Number(1),
                ["callControl"] = station.HasLicence ? "enable" : "disable",
            });
        return context.Data(("terminals", new JsonArray([.. rows])));
    }

    private static IReadOnlyList<string> Devices(OperationContext context)
    {
        var devices = context.Arguments.List("deviceNumber");
        if (devices.Count <= MaximumDevices)
            return devices;
        context.State.Simulation.Violations.Add("too-many-devices", context.Session.Account, context.Request.Operation);
        throw IpecsError.InvalidParameterValue;
    }

    // An ACD group has events (5.3.2.3.30) and no presence.
    private static string? Problem(OperationContext context, string device, bool isPresence)
    {
        if (context.Switch.Stations.TryGetValue(device, out var station))
            return station.HasLicence ? null : "generic";
        return context.Switch.AcdGroups.ContainsKey(device) && !isPresence ? null : "invalidParameterValue";
    }
}
