using System.Globalization;
using System.Text.Json;
using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.Ipecs.Wire;

/// <summary>A command's parameters: the query of a GET, the JSON body of a POST or DELETE.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    private Arguments()
    {
    }

    public static Arguments None { get; } = new();

    public IEnumerable<KeyValuePair<string, string>> Texts =>
        _values.Select(value => KeyValuePair.Create(value.Key, value.Value.ToString()));

    /// <summary>The parameters, or null where the body is not a JSON object.</summary>
    public static Arguments? Read(SimulatedRequest request)
    {
        var arguments = new Arguments();
        if (request.Method == HttpMethods.Get)
        {
            foreach (var (name, value) in request.Context.Request.Query)
                arguments._values[name] = JsonSerializer.SerializeToElement(value.ToString());
            return arguments;
        }
        if (request.Body.Length == 0)
            return arguments;
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            foreach (var field in document.RootElement.EnumerateObject())
                arguments._values[field.Name] = field.Value.Clone();
            return arguments;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public JsonElement? Raw(string name) => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>A text that must be there. A number is not a "Digit string".</summary>
    public string Text(string name) => OptionalText(name) ?? throw IpecsError.Parameter;

    /// <summary>A text, or null where it is missing or empty.</summary>
    public string? OptionalText(string name) => Raw(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } value ? value : null,
        _ => throw IpecsError.Parameter,
    };

    /// <summary>A whole number that must be there, as a number or in digits.</summary>
    public int Number(string name) => OptionalNumber(name) ?? throw IpecsError.Parameter;

    public int? OptionalNumber(string name) => Raw(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw IpecsError.InvalidParameterValue,
    };

    /// <summary>True or false, as such or as a text.</summary>
    public bool Flag(string name) => Raw(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var value) => value,
        null => throw IpecsError.Parameter,
        _ => throw IpecsError.InvalidParameterValue,
    };

    /// <summary>One of the choices that the document lists.</summary>
    public string Choice(string name, params ReadOnlySpan<string> choices) =>
        Text(name) is var text && choices.Contains(text) ? text : throw IpecsError.InvalidParameterValue;

    /// <summary>A list of digit strings that must be there.</summary>
    public IReadOnlyList<string> List(string name) => Raw(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw IpecsError.Parameter)]
        : throw IpecsError.Parameter;
}
