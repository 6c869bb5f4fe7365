using TelephonyOps.Docs.About;
using TelephonyOps.Docs.Coverage;
using TelephonyOps.Docs.Facts;
using TelephonyOps.Docs.Maml;
using TelephonyOps.Docs.Pages;

namespace TelephonyOps.Docs;

/// <summary>The command line: 0 is success, 1 something differs, 2 wrong arguments.</summary>
static class Tool
{
    const string Usage = """
        TelephonyOps.Docs update [<pagesDir>]              bring pages and coverage.md to what the code says; prose stays
        TelephonyOps.Docs check [<pagesDir>]               list what differs; exit code 1 when something does
        TelephonyOps.Docs coverage [<outFile>]             write coverage.md alone
        TelephonyOps.Docs maml <pagesDir> <outFile>        write the commands' help, and the about topics beside it

        Without <pagesDir> the repository's docs/en-US is meant.
        """;

    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            return arguments switch
            {
                ["update", ..] when arguments.Length <= 2 => Update(Pages(arguments), output),
                ["check", ..] when arguments.Length <= 2 => Check(Pages(arguments), output),
                ["coverage", ..] when arguments.Length <= 2 => WriteCoverage(arguments.Length == 2 ? arguments[1] : CoverageFile(Repository.Pages), output),
                ["maml", var pages, var file] => WriteMaml(pages, file),
                _ => Fail(errors, Usage, 2),
            };
        }
        catch (DocsException error)
        {
            return Fail(errors, error.Message, 1);
        }
    }

    /// <summary>The generated document that belongs to a folder of pages.</summary>
    public static string CoverageFile(string pages) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(pages).TrimEnd(Path.DirectorySeparatorChar))!, "coverage.md");

    static string Pages(string[] arguments) => arguments.Length == 2 ? arguments[1] : Repository.Pages;

    static int Update(string folder, TextWriter output)
    {
        foreach (var line in new PageUpdate(folder).Run(CommandReader.All)) output.WriteLine(line);
        return WriteCoverage(CoverageFile(folder), output);
    }

    static int Check(string folder, TextWriter output)
    {
        var problems = new DocsCheck(folder, CoverageFile(folder)).Run().ToList();
        problems.ForEach(output.WriteLine);
        return problems.Count == 0 ? 0 : 1;
    }

    static int WriteCoverage(string file, TextWriter output)
    {
        if (TextFile.WriteIfChanged(file, CoverageDocument.Text())) output.WriteLine($"{file}: written");
        return 0;
    }

    static int WriteMaml(string folder, string file)
    {
        var pages = PageFolder.Commands(folder).Select(PageReader.ReadFile).ToDictionary(page => page.Name, StringComparer.OrdinalIgnoreCase);
        var target = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(target);
        File.WriteAllText(file, MamlDocument.Text(CommandReader.All, pages));
        foreach (var topic in PageFolder.Topics(folder))
        {
            File.WriteAllText(Path.Combine(target, Path.GetFileNameWithoutExtension(topic) + ".help.txt"), AboutTopic.Text(File.ReadAllText(topic)));
        }
        return 0;
    }

    static int Fail(TextWriter errors, string message, int code)
    {
        errors.WriteLine(message);
        return code;
    }
}
