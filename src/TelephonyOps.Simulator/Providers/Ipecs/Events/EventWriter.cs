using System.Globalization;
using System.Text;
using System.Text.Json;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.Ipecs.Events;

/// <summary>Writes events as JSON, in the form that the document's table gives or in one that its samples print.</summary>
internal sealed class EventWriter(Knobs knobs)
{
    public void Write(Utf8JsonWriter json, CallEvent call, long serial)
    {
        var bare = call.Type is "queued" or "numbering" && knobs.Flag("bare-events");
        json.WriteStartObject();
        if (!bare)
        {
            json.WriteString("event", "call");
            json.WriteStartObject("data");
        }
        json.WriteString("type", TypeOf(call.Type));
        foreach (var (name, value) in call.Fields)
            WriteField(json, FieldOf(call.Type, name), value);
        WriteField(json, "evtSerialNum", serial);
        if (!bare)
            json.WriteEndObject();
        json.WriteEndObject();
    }

    public void WriteField(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag when knobs.Text("booleans") == "strings":
                json.WriteString(name, flag ? "true" : "false");
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int or long when knobs.Text("numbers") == "strings":
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case int or long:
                json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable<string> texts:
                json.WriteStartArray(name);
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case IEnumerable<IReadOnlyDictionary<string, string>> rows:
                json.WriteStartArray(name);
                foreach (var row in rows)
                {
                    json.WriteStartObject();
                    foreach (var (key, text) in row)
                        json.WriteString(key, text);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
        }
    }

    /// <summary>The event as its sample is printed, where that is not valid JSON; null where it is.</summary>
    public byte[]? Misprint(CallEvent call, ReadOnlySpan<byte> json)
    {
        if (!knobs.Flag("invalid-json"))
            return null;
        var text = Encoding.UTF8.GetString(json);
        return call.Type switch
        {
            // 5.3.2.3.24: no comma after primaryAgentId; 5.3.2.3.25: nor after the fields that follow.
            "agent_logon" or "agent_logoff" => Encoding.UTF8.GetBytes(text.Replace(",\"primaryAc", "\n\"primaryAc", StringComparison.Ordinal)),
            // 5.3.2.3.30: the cause stands without quotes.
            "queueing" or "queued" => Encoding.UTF8.GetBytes(text.Replace("\"no_available_agents\"", "no_available_agents", StringComparison.Ordinal)),
            // 5.3.2.3.35: the lists stand in braces.
            "numbering" => Encoding.UTF8.GetBytes(text.Replace('[', '{').Replace(']', '}')),
            _ => null,
        };
    }

    private string TypeOf(string type) => type switch
    {
        "held" when knobs.Flag("type-blanks") => " held",
        "confroommember" when knobs.Flag("type-blanks") => "confroommember ",
        "confgroupmember" => knobs.Text("confgroup-type"),
        "muteon" => knobs.Text("mute-type"),
        "queued" => knobs.Text("queued-type"),
        _ => type,
    };

    // Some of the document's tables and samples say primaryAcidGroup (5.3.2.3.26 and on).
    private string FieldOf(string type, string name)
    {
        if (!name.EndsWith("AcdGroup", StringComparison.Ordinal))
            return name;
        var acid = knobs.Text("acd-group-field") switch
        {
            "acd" => false,
            "acid" => true,
            _ => type is "agent_ready" or "agent_notready" or "agent_busy" or "queueing" or "queued",
        };
        return acid ? name.Replace("AcdGroup", "AcidGroup", StringComparison.Ordinal) : name;
    }
}
