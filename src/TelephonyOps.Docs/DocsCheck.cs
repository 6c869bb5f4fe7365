using System.Text.RegularExpressions;
using TelephonyOps.Docs.About;
using TelephonyOps.Docs.Checks;
using TelephonyOps.Docs.Coverage;
using TelephonyOps.Docs.Facts;
using TelephonyOps.Docs.Pages;

namespace TelephonyOps.Docs;

/// <summary>Finds what in the documents differs from the code.</summary>
sealed partial class DocsCheck(string folder, string coverageFile)
{
    static readonly string[] s_topics = ["about_TelephonyOps", "about_TelephonyOps_Errors", "about_TelephonyOps_Events"];

    /// <returns>A line for every problem, with the page's name first.</returns>
    public IEnumerable<string> Run() => CommandReader.All.SelectMany(Command).Concat(Strangers()).Concat(Topics()).Concat(Coverage());

    IEnumerable<string> Command(CommandFacts command)
    {
        var path = PageFolder.PageOf(folder, command.Name);
        if (!File.Exists(path)) return [$"{command.Name}: there is no page. Run update, then write its prose."];
        Page page;
        try
        {
            page = PageReader.ReadFile(path);
        }
        catch (DocsException error)
        {
            return [error.Message];
        }
        var text = TextFile.Read(path);
        return new PageCheck(command, page).Problems(text, SharedProse.Read(folder)).Concat(Mentions(text)).Select(problem => $"{command.Name}: {problem}");
    }

    IEnumerable<string> Strangers() => PageFolder.Commands(folder).Select(Path.GetFileNameWithoutExtension)
        .Where(name => CommandReader.All.All(command => command.Name != name)).Select(name => $"{name}: no such command any more; delete the page.");

    IEnumerable<string> Topics()
    {
        var topics = PageFolder.Topics(folder).ToDictionary(path => Path.GetFileNameWithoutExtension(path), TextFile.Read);
        foreach (var name in s_topics.Where(name => !topics.ContainsKey(name))) yield return $"{name}: there is no such topic.";
        foreach (var (name, markdown) in topics)
        {
            var lines = AboutTopic.Text(markdown).Split('\n');
            foreach (var line in lines.Where(line => line.Length > AboutTopic.Width)) yield return $"{name}: a line has {line.Length} characters, {AboutTopic.Width} are allowed: {line.Trim()}";
            if (lines.Length < 5 || lines[3] != "SHORT DESCRIPTION" || lines[5].Length > 0) yield return $"{name}: the first section is a Short description of one line.";
            foreach (var problem in Mentions(markdown)) yield return $"{name}: {problem}";
        }
    }

    /// <summary>Names of commands, and links to files, that do not exist.</summary>
    IEnumerable<string> Mentions(string markdown)
    {
        var commands = CommandName().Matches(markdown).Select(match => match.Value).Distinct().Where(name => CommandReader.All.All(command => command.Name != name));
        var targets = PageLinks.Of(markdown).Select(link => link.Target).Distinct().Where(target => !target.StartsWith("http", StringComparison.Ordinal) && !File.Exists(Path.Combine(folder, target)));
        return commands.Select(name => $"it names {name}, and there is no such command.").Concat(targets.Select(target => $"it links to {target}, and there is no such file."));
    }

    IEnumerable<string> Coverage()
    {
        if (!File.Exists(coverageFile) || TextFile.Read(coverageFile) != CoverageDocument.Text()) yield return $"{Path.GetFileName(coverageFile)}: not what the code says. Run coverage.";
    }

    [GeneratedRegex(@"\b[A-Z][a-z]+-Tel[A-Z][A-Za-z]+\b")]
    private static partial Regex CommandName();
}
