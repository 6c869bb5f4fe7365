using System.Text.Json;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.Ipecs.Events;
using TelephonyOps.Simulator.Providers.Ipecs.Smdr;
using TelephonyOps.Simulator.Providers.Ipecs.Switching;

namespace TelephonyOps.Simulator.Providers.Ipecs.Actions;

/// <summary>Events that nothing has to happen for.</summary>
internal static class EventActions
{
    public static object Acd(IpecsState state, ActionArguments arguments)
    {
        var code = (int)PhoneActions.Required(arguments, "code");
        var kind = AcdKind.Find(code) ?? throw new SimulatorActionException($"Table 3 has no code {code}");
        var sample = Sample(kind);
        state.Hub.RaiseAcd(sample with
        {
            CallRefId = (int)(arguments.Number("callRefID") ?? sample.CallRefId),
            Source = arguments.OptionalText("source") is { } source ? sample.Source with { Number = source } : sample.Source,
            Destination = arguments.OptionalText("destination") is { } destination ? sample.Destination with { Number = destination } : sample.Destination,
            Data1 = arguments.OptionalText("data1") ?? sample.Data1,
            Data2 = arguments.OptionalText("data2") ?? sample.Data2,
        });
        return new { code, text = kind.Text };
    }

    public static object AcdAll(IpecsState state, ActionArguments arguments)
    {
        foreach (var kind in AcdKind.All)
            state.Hub.RaiseAcd(Sample(kind));
        return new { count = AcdKind.All.Count };
    }

    /// <summary>Any call event for a device: its type, and its fields as they are given, with a serial number.</summary>
    public static object Call(IpecsState state, ActionArguments arguments)
    {
        var device = arguments.Text("device");
        List<(string Name, object Value)> fields = [("deviceNumber", device), ("serviceDN", device)];
        foreach (var field in arguments.Members("fields"))
        {
            fields.Add((field.Name, field.Value.ValueKind switch
            {
                JsonValueKind.String => field.Value.GetString()!,
                JsonValueKind.Number => field.Value.GetInt64(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Array => field.Value.EnumerateArray().Select(item => item.ToString()).ToArray(),
                _ => throw new SimulatorActionException($"\"{field.Name}\" is neither text, number, true, false nor a list"),
            }));
        }
        state.Hub.Raise(new CallEvent(arguments.Text("type"), [device], [.. fields]));
        return new { done = true };
    }

    public static object Presence(IpecsState state, ActionArguments arguments)
    {
        state.Hub.Raise(new CallEvent(
            "presence",
            [arguments.Text("device")],
            ("deviceNumber", arguments.Text("device")),
            ("deviceType", arguments.OptionalText("deviceType") ?? "ext"),
            ("status", arguments.Text("status"))));
        return new { done = true };
    }

    /// <summary>A call record appears and is pushed.</summary>
    public static object Record(IpecsState state, ActionArguments arguments) => state.Switch.Run(() =>
    {
        var record = state.Switch.Smdr.Add(index => new(
            index,
            (int)(arguments.Number("callRefID") ?? 1),
            arguments.OptionalText("station") ?? $"{NumberingPlan.FirstStation}",
            "001",
            TimeSpan.FromSeconds(arguments.Number("seconds") ?? 85),
            state.Switch.Now,
            arguments.OptionalText("direction") ?? "O",
            arguments.OptionalText("number") ?? "01012345678",
            "",
            "",
            "",
            (int)(arguments.Number("cause") ?? 16)));
        var layout = new SmdrLayout(state.Switch.Knobs);
        state.Hub.RaiseSmdr(json => layout.Write(json, record));
        return new { index = record.Index };
    });

    private static AcdEvent Sample(AcdKind kind) => new(
        kind, kind.Destination.Length > 0 || kind.Source.Length == 0 ? 2 : 0, Party(kind.Source, 0), Party(kind.Destination, 1), kind.Data1, kind.Data2);

    private static AcdParty Party(string letter, int offset) => letter switch
    {
        "S" => AcdParty.Station($"{NumberingPlan.FirstStation + 1 + offset}"),
        "C" => AcdParty.Co("001"),
        _ => AcdParty.None,
    };
}
