using System.Globalization;
using System.Text.Json;
using TelephonyOps.Providers.Ipecs.Wire;

namespace TelephonyOps.Providers.Ipecs;

/// <summary>Wire values into the model. Section numbers are those of the vendor's document.</summary>
static class IpecsMapping
{
    public const string NoForward = "disable";

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A truth value as any of the forms in which the system writes it (quirk 49); null for none of them.</summary>
    public static bool? Flag(JsonElement data, string name) => data.Filled(name)?.ToUpperInvariant() switch
    {
        "TRUE" or "ENABLE" or "ON" or "1" => true,
        "FALSE" or "DISABLE" or "OFF" or "0" => false,
        _ => null,
    };

    /// <summary>5.3.4.1</summary>
    public static Device Device(IpecsSession session, JsonElement row) => new()
    {
        Session = session.Name,
        Owner = session,
        Number = row.Filled("deviceNumber") ?? "",
        Type = row.Filled("deviceType"),
        Index = (int?)row.Number("deviceIndex"),
        Extra = row.Rest("deviceNumber", "deviceType", "deviceIndex"),
    };

    /// <summary>5.3.4.22, whose words are those of the presence event (5.3.3.3), with and without the c of call forwarding (quirk 49).</summary>
    public static CallStatus Status(IpecsSession session, string device, JsonElement data)
    {
        var raw = data.Filled("state") ?? data.Filled("State");
        return new CallStatus
        {
            Session = session.Name,
            Owner = session,
            Device = device,
            State = State(raw),
            Registered = raw is null ? null : State(raw) != DeviceState.OutOfService,
            RawStatus = raw,
            Extra = data.Rest("state", "State"),
        };
    }

    public static DeviceState State(string? raw) => raw?.Trim().ToUpperInvariant() switch
    {
        "BLOCK" => DeviceState.OutOfService,
        "IDLE" => DeviceState.Idle,
        "DND" => DeviceState.DoNotDisturb,
        "STN_TALK" or "TRK_TALK" or "TALK" => DeviceState.Connected,
        "BUSY" => DeviceState.Busy,
        "RING" => DeviceState.Ringing,
        "HOLD" => DeviceState.Held,
        "CONF" => DeviceState.Conferenced,
        { } forward when forward.StartsWith("FWD_", StringComparison.Ordinal) || forward.StartsWith("CFWD_", StringComparison.Ordinal) => DeviceState.Forwarded,
        _ => DeviceState.Unknown,
    };

    /// <summary>5.3.4.13; null for a condition that the vendor has not.</summary>
    public static string? ForwardType(ForwardCondition condition) => condition switch
    {
        ForwardCondition.Unconditional => "uncondition",
        ForwardCondition.Busy => "busy",
        ForwardCondition.NoAnswer => "no_answer",
        ForwardCondition.BusyOrNoAnswer => "busy_noans",
        ForwardCondition.DoNotDisturb => "DND",
        _ => null,
    };

    /// <summary>5.3.4.14</summary>
    public static ForwardRule Forward(IpecsSession session, string device, JsonElement data)
    {
        var type = data.Filled("cfwdType");
        ForwardCondition? condition = type?.ToUpperInvariant() switch
        {
            null or "DISABLE" => null,
            "UNCONDITION" => ForwardCondition.Unconditional,
            "BUSY" => ForwardCondition.Busy,
            "NO_ANSWER" => ForwardCondition.NoAnswer,
            "BUSY_NOANS" => ForwardCondition.BusyOrNoAnswer,
            "DND" => ForwardCondition.DoNotDisturb,
            _ => ForwardCondition.Unknown,
        };
        return new ForwardRule
        {
            Session = session.Name,
            Owner = session,
            Device = device,
            Enabled = condition is not null,
            Condition = condition,
            To = data.Filled("destNumber"),
            Description = type,
            Extra = data.Rest("cfwdType", "destNumber"),
        };
    }

    /// <summary>5.3.4.25</summary>
    public static MessageWaiting Waiting(IpecsSession session, string device, JsonElement data)
    {
        var count = (int?)data.Number("newMsg");
        return new MessageWaiting
        {
            Session = session.Name,
            Owner = session,
            Device = device,
            HasMessages = Flag(data, "msgStatus") ?? count > 0,
            New = count,
            Old = (int?)data.Number("oldMsg"),
            NewUrgent = (int?)data.Number("newUrgentMsg"),
            Extra = data.Rest("msgStatus", "newMsg", "oldMsg", "newUrgentMsg"),
        };
    }

    /// <summary>5.3.4.35</summary>
    public static ConferenceRoom Room(IpecsSession session, int room, IpecsAnswer answer)
    {
        var data = answer.Data;
        return new ConferenceRoom
        {
            Session = session.Name,
            Owner = session,
            Room = data.Filled("roomIndex") ?? Text(room),
            IsOpen = Flag(data, "roomUsage") ?? throw answer.Lacks("roomUsage"),
            Members = data.TryGetProperty("member", out var members) && members.ValueKind == JsonValueKind.Array
                ? [.. members.EnumerateArray().Where(member => member.ValueKind == JsonValueKind.String).Select(member => new ConferenceMember { Number = member.GetString() ?? "" })]
                : [],
            Extra = data.Rest("roomIndex", "roomUsage", "member"),
        };
    }
}
