namespace TelephonyOps.Docs.Facts;

/// <summary>How a parameter takes part in one parameter set.</summary>
/// <param name="Set">The set's name; <see cref="CommandFacts.AllSets"/> where it is in all.</param>
/// <param name="Position">Null: by name only.</param>
sealed record ParameterUse(string Set, bool IsRequired, int? Position, bool ByValue, bool ByPropertyName)
{
    public string PositionText => Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "Named";

    public string PipelineText => (ByValue, ByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}

/// <summary>A parameter as the code declares it.</summary>
sealed record ParameterFacts
{
    public required string Name { get; init; }

    /// <summary>The type as help shows it: without namespace, a nullable one as what it wraps.</summary>
    public required string TypeName { get; init; }

    public bool IsSwitch { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The values of an enumeration; empty for any other type.</summary>
    public IReadOnlyList<string> AcceptedValues { get; init; } = [];

    public string DefaultValue { get; init; } = "None";

    public bool SupportsWildcards { get; init; }

    public required IReadOnlyList<ParameterUse> Uses { get; init; }

    /// <summary>The full names of the types that can be piped into it.</summary>
    public IReadOnlyList<string> InputTypes { get; init; } = [];

    public ParameterUse? UseIn(string set) => Uses.FirstOrDefault(use => use.Set == set || use.Set == CommandFacts.AllSets);
}

/// <summary>A command as the code declares it.</summary>
sealed record CommandFacts
{
    /// <summary>The engine's name for "in every parameter set".</summary>
    public const string AllSets = "__AllParameterSets";

    public required string Verb { get; init; }

    public required string Noun { get; init; }

    public string Name => $"{Verb}-{Noun}";

    /// <summary>The parameter sets, the default one first; a command without sets has the one called <see cref="AllSets"/>.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    public string? DefaultSet { get; init; }

    /// <summary>In the order of their declaration, what the engine adds last. Without the common parameters.</summary>
    public required IReadOnlyList<ParameterFacts> Parameters { get; init; }

    /// <summary>The full names of what can be piped in; empty where nothing can.</summary>
    public IReadOnlyList<string> InputTypes => [.. Parameters.SelectMany(parameter => parameter.InputTypes).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The full names of what comes out; empty where nothing does.</summary>
    public required IReadOnlyList<string> OutputTypes { get; init; }

    /// <summary>A set's parameters as the engine's syntax lists them: by position, then the required ones, then the others.</summary>
    public IEnumerable<(ParameterFacts Parameter, ParameterUse Use)> InSet(string set)
    {
        var uses = Parameters.Select(parameter => (Parameter: parameter, Use: parameter.UseIn(set))).Where(pair => pair.Use is not null).Select(pair => (pair.Parameter, Use: pair.Use!)).ToList();
        return uses.Where(pair => pair.Use.Position is not null).OrderBy(pair => pair.Use.Position)
            .Concat(uses.Where(pair => pair.Use is { Position: null, IsRequired: true }))
            .Concat(uses.Where(pair => pair.Use is { Position: null, IsRequired: false }));
    }
}
