using System.Text.Json;

namespace TelephonyOps.Simulator.Hosting;

/// <summary>The fields of a control action.</summary>
public readonly struct ActionArguments(JsonElement fields)
{
    /// <summary>A text that must be there.</summary>
    /// <exception cref="SimulatorActionException">It is missing.</exception>
    public string Text(string name) => Find(name) is { ValueKind: JsonValueKind.String } value
        ? value.GetString()!
        : throw new SimulatorActionException($"\"{name}\" is missing or not a text");

    /// <summary>A whole number, or null where it is not given.</summary>
    /// <exception cref="SimulatorActionException">It is something else.</exception>
    public long? Number(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
        _ => throw new SimulatorActionException($"\"{name}\" is not a whole number"),
    };

    /// <summary>A text, or null where it is not given.</summary>
    /// <exception cref="SimulatorActionException">It is something else.</exception>
    public string? OptionalText(string name) => Find(name) is null ? null : Text(name);

    /// <summary>True or false; false where it is not given.</summary>
    /// <exception cref="SimulatorActionException">It is something else.</exception>
    public bool Flag(string name) => Find(name) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
        _ => throw new SimulatorActionException($"\"{name}\" is neither true nor false"),
    };

    /// <summary>The members of an object; none where it is not given.</summary>
    /// <exception cref="SimulatorActionException">It is something else.</exception>
    public IEnumerable<JsonProperty> Members(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } value => value.EnumerateObject(),
        _ => throw new SimulatorActionException($"\"{name}\" is not an object"),
    };

    private JsonElement? Find(string name) => fields.TryGetProperty(name, out var value) ? value : null;
}
