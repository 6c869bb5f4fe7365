using Markdig;
using Markdig.Syntax;

namespace TelephonyOps.Docs.Pages;

/// <summary>The prose that parameters and types of the same name share. A new page starts with it and may say it better.</summary>
sealed class SharedProse
{
    const string FileName = "shared-prose.md";
    readonly Dictionary<string, string> _texts;

    SharedProse(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>The file has a heading of level 2 for each text: <c>## -Session</c>, <c>## input System.String</c>, <c>## output TelephonyOps.Call</c>.</summary>
    public static SharedProse Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return new SharedProse([]);
        var text = TextFile.Read(path);
        var headings = Markdown.Parse(text).OfType<HeadingBlock>().Where(heading => heading.Level == 2).ToList();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < headings.Count; index++)
        {
            var end = index + 1 < headings.Count ? headings[index + 1].Span.Start : text.Length;
            var name = text[headings[index].Span.Start..(headings[index].Span.End + 1)].Trim('#', ' ');
            texts[name] = text[(headings[index].Span.End + 1)..end].Trim('\n');
        }
        return new SharedProse(texts);
    }

    public string? OfParameter(string name) => _texts.GetValueOrDefault("-" + name);

    public string? OfInput(string type) => _texts.GetValueOrDefault("input " + type);

    public string? OfOutput(string type) => _texts.GetValueOrDefault("output " + type);
}
