namespace TelephonyOps.Docs.Pages;

/// <summary>A heading and what stands under it.</summary>
/// <param name="Title">The heading's text.</param>
/// <param name="Body">The markdown between this heading and the next, as written.</param>
sealed record Section(string Title, string Body)
{
    public IReadOnlyList<Section> Parts { get; init; } = [];

    public Section? Part(string title) => Parts.FirstOrDefault(part => part.Title == title);
}

/// <summary>A command's page.</summary>
sealed record Page
{
    public const string Synopsis = "SYNOPSIS";
    public const string Syntax = "SYNTAX";
    public const string Description = "DESCRIPTION";
    public const string Examples = "EXAMPLES";
    public const string Parameters = "PARAMETERS";
    public const string CommonParameters = "CommonParameters";
    public const string Inputs = "INPUTS";
    public const string Outputs = "OUTPUTS";
    public const string Notes = "NOTES";
    public const string RelatedLinks = "RELATED LINKS";

    /// <summary>Every section, in the order of the page.</summary>
    public static readonly IReadOnlyList<string> Titles = [Synopsis, Syntax, Description, Examples, Parameters, Inputs, Outputs, Notes, RelatedLinks];

    public required string Name { get; init; }

    /// <summary>The front matter's online version; kept when the page is brought up to date.</summary>
    public string OnlineVersion { get; init; } = "";

    public required IReadOnlyList<Section> Sections { get; init; }

    public Section? Section(string title) => Sections.FirstOrDefault(section => section.Title == title);

    public string Body(string title) => Section(title)?.Body ?? "";

    /// <summary>The prose of a parameter; empty where the page has none.</summary>
    public string ParameterProse(string parameter) => Section(Parameters)?.Part("-" + parameter)?.Body is { } body ? ParameterBlock.Prose(body) : "";
}
