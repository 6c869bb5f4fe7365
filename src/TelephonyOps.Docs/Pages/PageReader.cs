using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace TelephonyOps.Docs.Pages;

/// <summary>Takes a page apart at its headings. What stands between them stays as it was written.</summary>
static class PageReader
{
    static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePreciseSourceLocation().Build();

    public static Page ReadFile(string path)
    {
        try
        {
            return Read(TextFile.Read(path));
        }
        catch (DocsException error)
        {
            throw new DocsException($"{Path.GetFileName(path)}: {error.Message}");
        }
    }

    public static Page Read(string text)
    {
        var document = Markdown.Parse(text, s_pipeline);
        var headings = document.OfType<HeadingBlock>().ToList();
        if (headings.Count == 0 || headings[0].Level != 1) throw new DocsException("the page does not begin with a heading.");
        var sections = new List<Section>();
        for (var index = 1; index < headings.Count; index++)
        {
            var end = index + 1 < headings.Count ? headings[index + 1].Span.Start : text.Length;
            var section = new Section(Title(text, headings[index]), text[(headings[index].Span.End + 1)..end].Trim('\n'));
            if (headings[index].Level == 2)
            {
                if (!Page.Titles.Contains(section.Title)) throw new DocsException($"there is no section '{section.Title}' in a help page; there are {string.Join(", ", Page.Titles)}.");
                sections.Add(section);
            }
            else if (headings[index].Level == 3 && sections.Count > 0)
            {
                sections[^1] = sections[^1] with { Parts = [.. sections[^1].Parts, section] };
            }
            else
            {
                throw new DocsException($"the heading '{section.Title}' has level {headings[index].Level}; sections have 2, their parts 3.");
            }
        }
        return new Page { Name = Title(text, headings[0]), OnlineVersion = FrontMatter(document, "online version"), Sections = sections };
    }

    static string Title(string text, HeadingBlock heading) => text[heading.Span.Start..(heading.Span.End + 1)].Trim('#', ' ');

    static string FrontMatter(MarkdownDocument document, string key)
    {
        var lines = document.OfType<YamlFrontMatterBlock>().FirstOrDefault()?.Lines.ToString().Split('\n') ?? [];
        return lines.Select(line => line.Split(':', 2)).FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim() == key)?[1].Trim() ?? "";
    }
}
