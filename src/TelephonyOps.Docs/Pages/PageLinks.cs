using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TelephonyOps.Docs.Pages;

/// <summary>The links of a text.</summary>
static class PageLinks
{
    public static IEnumerable<(string Text, string Target)> Of(string markdown)
        => Markdown.Parse(markdown).Descendants<LinkInline>().Select(link => (string.Concat(link.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())), link.Url ?? ""));
}
