using System.Text;
using TelephonyOps.Docs.Facts;

namespace TelephonyOps.Docs.Pages;

/// <summary>Writes a command's page: what can be known from the code is generated, the prose is the page's own.</summary>
static class PageWriter
{
    const string NoType = "None";
    const string CommonParametersText = "This command supports the common parameters: see about_CommonParameters.";

    /// <param name="command">What the code says.</param>
    /// <param name="page">The page as it is; null for a new one.</param>
    /// <param name="shared">The prose that a new parameter of a well-known name starts with.</param>
    public static string Text(CommandFacts command, Page? page, SharedProse shared)
    {
        var text = new StringBuilder();
        text.Append("---\nexternal help file: ").Append(HelpFile.Name)
            .Append("\nModule Name: TelephonyOps\nonline version:").Append(page?.OnlineVersion is { Length: > 0 } link ? " " + link : "").Append("\nschema: 2.0.0\n---\n\n")
            .Append("# ").Append(command.Name).Append("\n\n");
        Add(Page.Synopsis, Kept(page, Page.Synopsis, Marker.Of("synopsis")));
        Add(Page.Syntax, SyntaxText.Section(command));
        Add(Page.Description, Kept(page, Page.Description, Marker.Of("description")));
        Add(Page.Examples, Examples(page));
        Add(Page.Parameters, Parameters(command, page, shared));
        Add(Page.Inputs, Types(page?.Section(Page.Inputs), command.InputTypes, shared.OfInput));
        Add(Page.Outputs, Types(page?.Section(Page.Outputs), command.OutputTypes, shared.OfOutput));
        Add(Page.Notes, Notes(command, page));
        Add(Page.RelatedLinks, Kept(page, Page.RelatedLinks, "[about_TelephonyOps](about_TelephonyOps.md)"));
        return text.ToString().TrimEnd('\n') + "\n";

        void Add(string title, string body) => text.Append("## ").Append(title).Append("\n\n").Append(body).Append("\n\n");
    }

    static string Kept(Page? page, string title, string otherwise) => page?.Body(title) is { Length: > 0 } body ? body : otherwise;

    static string Notes(CommandFacts command, Page? page)
    {
        var providers = ProviderLine.Of(command.Name);
        var prose = ProviderLine.Without(page?.Body(Page.Notes) ?? "");
        if (prose.Length == 0 && providers is null) return Marker.Of("notes");
        return string.Join("\n\n", new[] { providers, prose }.Where(part => !string.IsNullOrEmpty(part)));
    }

    static string Examples(Page? page)
    {
        if (page?.Section(Page.Examples) is { Parts.Count: > 0 } section) return string.Join("\n\n", section.Parts.Select(part => $"### {part.Title}\n\n{part.Body}"));
        return string.Join("\n\n", Enumerable.Range(1, 2).Select(number => $"### Example {number}: {Marker.Of("title")}\n\n```powershell\n{Marker.Of("code")}\n```\n\n{Marker.Of("what comes out")}"));
    }

    static string Parameters(CommandFacts command, Page? page, SharedProse shared)
    {
        var parts = command.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).Select(parameter =>
        {
            var prose = Written(page?.ParameterProse(parameter.Name)) ?? shared.OfParameter(parameter.Name) ?? Marker.Of($"{parameter.Name} description");
            return $"### -{parameter.Name}\n\n{prose}\n\n{ParameterBlock.Text(parameter)}";
        });
        return string.Join("\n\n", [.. parts, $"### {Page.CommonParameters}\n\n{CommonParametersText}"]);
    }

    static string Types(Section? section, IReadOnlyList<string> types, Func<string, string?> shared)
    {
        if (types.Count == 0) return section?.Part(NoType) is { Body.Length: > 0 } none ? $"### {NoType}\n\n{none.Body}" : $"### {NoType}";
        return string.Join("\n\n", types.Select(type => $"### {type}\n\n{Written(section?.Part(type)?.Body) ?? shared(type) ?? Marker.Of(type)}"));
    }

    /// <summary>Prose that is there; a marker is none, so that shared prose may still take its place.</summary>
    static string? Written(string? text) => string.IsNullOrEmpty(text) || Marker.IsIn(text) ? null : text;
}
