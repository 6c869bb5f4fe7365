using System.Text.RegularExpressions;

namespace TelephonyOps.Docs.Pages;

/// <summary>Which files of the folder are what: Verb-Noun.md is a command's page, about_X.md a topic; the rest (README) is for people only.</summary>
static partial class PageFolder
{
    public static IReadOnlyList<string> Commands(string folder) => Files(folder, CommandName());

    public static IReadOnlyList<string> Topics(string folder) => Files(folder, TopicName());

    public static string PageOf(string folder, string command) => Path.Combine(folder, command + ".md");

    static List<string> Files(string folder, Regex name)
    {
        if (!Directory.Exists(folder)) throw new DocsException($"There is no folder '{folder}'.");
        return [.. Directory.EnumerateFiles(folder, "*.md").Where(file => name.IsMatch(Path.GetFileNameWithoutExtension(file))).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("^[A-Z][a-z]+-[A-Z][A-Za-z]+$")]
    private static partial Regex CommandName();

    [GeneratedRegex("^about_[A-Za-z_]+$")]
    private static partial Regex TopicName();
}
