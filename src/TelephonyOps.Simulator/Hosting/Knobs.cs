using System.Collections.Concurrent;
using System.Globalization;

namespace TelephonyOps.Simulator.Hosting;

/// <summary>One setting of a provider.</summary>
/// <param name="Name">Its name in <c>--set name=value</c>.</param>
/// <param name="Default">Its value when nothing is set.</param>
/// <param name="Meaning">One line for the usage text.</param>
/// <param name="Check">Throws an <see cref="ArgumentException"/> for a value that it cannot have; null for none.</param>
public sealed record Knob(string Name, string Default, string Meaning, Action<string>? Check = null)
{
    /// <summary>A setting that takes one of some values; the first is the default.</summary>
    public static Knob OneOf(string name, string meaning, params IReadOnlyList<string> values) =>
        new(name, values[0], $"{meaning}: {string.Join(", ", values)}", value =>
        {
            if (!values.Contains(value, StringComparer.Ordinal))
                throw new ArgumentException($"setting '{name}' is one of {string.Join(", ", values)}, not '{value}'");
        });
}

/// <summary>The settings of a run: declared names only, readable and changeable while it runs.</summary>
public sealed class Knobs
{
    private readonly Dictionary<string, Knob> _declared;
    private readonly Dictionary<string, string> _initial;
    private readonly ConcurrentDictionary<string, string> _values;

    internal Knobs(IEnumerable<Knob> declared, IEnumerable<KeyValuePair<string, string>> overrides)
    {
        _declared = declared.ToDictionary(knob => knob.Name, StringComparer.OrdinalIgnoreCase);
        _initial = _declared.ToDictionary(knob => knob.Key, knob => knob.Value.Default, StringComparer.OrdinalIgnoreCase);
        _values = new(_initial, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in overrides)
        {
            Set(name, value);
            _initial[name] = value;
        }
    }

    /// <summary>All values in force.</summary>
    public IReadOnlyDictionary<string, string> All => new SortedDictionary<string, string>(_values, StringComparer.Ordinal);

    /// <summary>Changes a knob of the running simulator.</summary>
    /// <exception cref="ArgumentException">No knob has this name (the message lists those that exist), or the value is not of its kind.</exception>
    public void Set(string name, string value)
    {
        if (!_declared.TryGetValue(name, out var declared))
            throw new ArgumentException($"unknown setting '{name}'; known: {string.Join(", ", _declared.Keys.Order(StringComparer.Ordinal))}");
        // The default tells its kind (a text may be given as digits); a wrong one fails here and not in the middle of a request.
        if (IsNumber(declared.Default) && !IsNumber(value))
            throw new ArgumentException($"setting '{name}' is not a whole number: '{value}'");
        if (bool.TryParse(declared.Default, out _) && !bool.TryParse(value, out _))
            throw new ArgumentException($"setting '{name}' is neither true nor false: '{value}'");
        declared.Check?.Invoke(value);
        _values[name] = value;
    }

    /// <summary>The value as text.</summary>
    public string Text(string name) => _values[name];

    /// <summary>The value as a whole number.</summary>
    public long Number(string name) => long.Parse(_values[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>The value as a whole number that fits an <see cref="int"/>.</summary>
    public int Int(string name) => checked((int)Number(name));

    /// <summary>The value as true or false.</summary>
    public bool Flag(string name) => bool.Parse(_values[name]);

    /// <summary>The value, a count of milliseconds, as a duration.</summary>
    public TimeSpan Milliseconds(string name) => TimeSpan.FromMilliseconds(Number(name));

    private static bool IsNumber(string value) => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    internal void Reset()
    {
        foreach (var (name, value) in _initial)
            _values[name] = value;
    }
}
