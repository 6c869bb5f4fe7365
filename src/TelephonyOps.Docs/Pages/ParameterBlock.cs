using System.Text;
using System.Text.RegularExpressions;
using TelephonyOps.Docs.Facts;

namespace TelephonyOps.Docs.Pages;

/// <summary>The YAML block under a parameter, platyPS schema 2.0.0.</summary>
static partial class ParameterBlock
{
    /// <summary>One block; several where the parameter sets use it differently.</summary>
    public static string Text(ParameterFacts parameter)
        => string.Join("\n\n", parameter.Uses.GroupBy(use => use with { Set = "" }).Select(group => Block(parameter, group.Key, [.. group.Select(use => use.Set)])));

    /// <summary>A parameter's text without the blocks.</summary>
    public static string Prose(string body) => Blocks().Replace(body, "").Trim('\n', ' ');

    static string Block(ParameterFacts parameter, ParameterUse use, IReadOnlyList<string> sets)
    {
        var text = new StringBuilder();
        text.Append("```yaml\n");
        Line("Type", parameter.TypeName);
        Line("Parameter Sets", sets.Contains(CommandFacts.AllSets) ? "(All)" : string.Join(", ", sets));
        Line("Aliases", string.Join(", ", parameter.Aliases));
        if (parameter.AcceptedValues.Count > 0) Line("Accepted values", string.Join(", ", parameter.AcceptedValues));
        text.Append('\n');
        Line("Required", use.IsRequired.ToString());
        Line("Position", use.PositionText);
        Line("Default value", parameter.DefaultValue);
        Line("Accept pipeline input", use.PipelineText);
        Line("Accept wildcard characters", parameter.SupportsWildcards.ToString());
        return text.Append("```").ToString();

        void Line(string key, string value) => text.Append($"{key}: {value}".TrimEnd()).Append('\n');
    }

    [GeneratedRegex("^```yaml\nType:.*?\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
