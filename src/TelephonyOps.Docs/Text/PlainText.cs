using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TelephonyOps.Docs.Text;

/// <summary>A piece of text without markup.</summary>
/// <param name="Text">Several lines where it is preformatted.</param>
/// <param name="Lead">What the first line begins with, e.g. a bullet; the others line up behind it.</param>
/// <param name="Level">Of a heading: 1 to 3; else 0.</param>
sealed record TextPiece(string Text, string Lead = "", bool IsPreformatted = false, int Level = 0)
{
    public bool IsListItem => Lead.Length > 0;
}

/// <summary>Markdown as a console shows it.</summary>
static class PlainText
{
    static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().DisableHtml().Build();

    public static IEnumerable<TextPiece> Pieces(string markdown) => Markdown.Parse(markdown, s_pipeline).SelectMany(block => Pieces(block, ""));

    static IEnumerable<TextPiece> Pieces(Block block, string lead) => block switch
    {
        HeadingBlock heading => [new TextPiece(Words(heading.Inline), Level: heading.Level)],
        CodeBlock and not Markdig.Extensions.Yaml.YamlFrontMatterBlock => [new TextPiece(((CodeBlock)block).Lines.ToString().Trim('\n'), IsPreformatted: true)],
        ParagraphBlock paragraph => [new TextPiece(Words(paragraph.Inline), lead)],
        Table table => [new TextPiece(Columns(table), IsPreformatted: true)],
        ListBlock list => list.OfType<ListItemBlock>().SelectMany((item, index) => Item(item, lead, list.IsOrdered ? $"{index + 1}. " : "- ")),
        ContainerBlock container => container.SelectMany(inner => Pieces(inner, lead)),
        _ => [],
    };

    static IEnumerable<TextPiece> Item(ListItemBlock item, string lead, string bullet)
    {
        // A further paragraph of an item lines up with its first.
        var indent = new string(' ', lead.Length);
        return item.SelectMany((inner, index) => Pieces(inner, inner is ListBlock ? indent + "  " : indent + (index == 0 ? bullet : new string(' ', bullet.Length))));
    }

    static string Words(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var part in inline ?? Enumerable.Empty<Inline>())
        {
            text.Append(part switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline line => line.IsHard ? "\n" : " ",
                AutolinkInline link => link.Url,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LinkInline { Url: { } url } link when url.StartsWith("http", StringComparison.Ordinal) => $"{Words(link)} ({url})",
                ContainerInline container => Words(container),
                _ => throw new DocsException($"'{part}' ({part.GetType().Name}) has no form in plain text."),
            });
        }
        return text.ToString();
    }

    static string Columns(Table table)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<ParagraphBlock>().Select(paragraph => Words(paragraph.Inline)))).ToList()).ToList();
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }
}
