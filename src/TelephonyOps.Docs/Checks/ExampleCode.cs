using System.Text.RegularExpressions;
using TelephonyOps.Docs.Facts;

namespace TelephonyOps.Docs.Checks;

/// <summary>The code of an example. It is read roughly, without the engine's parser: enough to find a parameter that was renamed.</summary>
static partial class ExampleCode
{
    static readonly HashSet<string> s_common = new(StringComparer.OrdinalIgnoreCase)
    {
        "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ErrorVariable", "WarningVariable", "InformationVariable", "OutVariable", "OutBuffer", "PipelineVariable",
    };

    /// <summary>The scripts of an example, one a powershell block.</summary>
    public static List<string> Of(string body) => [.. Block().Matches(body).Where(match => match.Groups["language"].Value == "powershell").Select(match => match.Groups["code"].Value)];

    /// <summary>The lines of all blocks.</summary>
    public static IEnumerable<string> Lines(string body) => Block().Matches(body).SelectMany(match => match.Groups["code"].Value.Split('\n'));

    /// <summary>What is not in a block.</summary>
    public static string Words(string body) => Block().Replace(body, "").Trim();

    /// <summary>Parameters that a command of ours does not have.</summary>
    public static IEnumerable<string> Strangers(string script)
        => from part in Separator().Split(Quoted().Replace(script.Replace("`\n", " ", StringComparison.Ordinal), "''"))
           let words = part.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
           where words.Length > 0
           let command = CommandReader.All.FirstOrDefault(command => command.Name.Equals(words[0], StringComparison.OrdinalIgnoreCase))
           where command is not null
           from word in words.Skip(1)
           let name = ParameterName().Match(word).Groups["name"].Value
           where name.Length > 0 && !s_common.Contains(name) && !command.Parameters.Any(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || parameter.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase))
           select $"{command.Name} has no parameter -{name}.";

    [GeneratedRegex("^```(?<language>\\w*)\n(?<code>.*?)\n?```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("[|;{}()=\n]")]
    private static partial Regex Separator();

    [GeneratedRegex("^-(?<name>[A-Za-z]+)")]
    private static partial Regex ParameterName();
}
