using System.Text.RegularExpressions;
using TelephonyOps.Docs.Facts;
using TelephonyOps.Docs.Pages;
using TelephonyOps.Docs.Text;

namespace TelephonyOps.Docs.Checks;

/// <summary>Compares one page with its command.</summary>
sealed partial class PageCheck(CommandFacts command, Page page)
{
    const int FewestExamples = 2;

    public IEnumerable<string> Problems(string text, SharedProse shared)
    {
        if (text != PageWriter.Text(command, page, shared)) yield return "the page is not what the code says. Run update.";
        foreach (Match marker in Unwritten().Matches(text)) yield return $"prose is missing: {marker.Value}";
        foreach (var parameter in command.Parameters.Where(parameter => page.ParameterProse(parameter.Name).Length == 0)) yield return $"-{parameter.Name} has no prose.";
        foreach (var parameter in command.Parameters.Where(parameter => parameter.Uses.All(use => use.IsRequired) && page.ParameterProse(parameter.Name).Contains("Without it", StringComparison.Ordinal)))
        {
            yield return $"-{parameter.Name} is required, and its prose says what happens without it.";
        }
        if (page.Body(Page.Synopsis).Contains('\n', StringComparison.Ordinal)) yield return "the synopsis is one line.";
        var examples = page.Section(Page.Examples)?.Parts ?? [];
        if (examples.Count < FewestExamples) yield return $"{examples.Count} examples; {FewestExamples} are the least.";
        for (var index = 0; index < examples.Count; index++)
        {
            foreach (var problem in Example(examples[index], index + 1)) yield return problem;
        }
    }

    static IEnumerable<string> Example(Section example, int number)
    {
        if (!example.Title.StartsWith($"Example {number}: ", StringComparison.Ordinal)) yield return $"example {number} is headed '{example.Title}', not 'Example {number}: …'.";
        var scripts = ExampleCode.Of(example.Body);
        if (scripts.Count == 0) yield return $"example {number} has no powershell block.";
        if (ExampleCode.Words(example.Body).Length == 0) yield return $"example {number} does not say what comes out.";
        foreach (var problem in scripts.SelectMany(ExampleCode.Strangers)) yield return $"example {number}: {problem}";
        foreach (var line in ExampleCode.Lines(example.Body).Where(line => Lines.Columns(line) > Lines.ExampleWidth))
        {
            yield return $"example {number}: a line of a block is wider than {Lines.ExampleWidth} columns, and Get-Help would break it: {line}";
        }
    }

    [GeneratedRegex(@"\{\{ Fill .*?\}\}")]
    private static partial Regex Unwritten();
}
