using TelephonyOps.Docs;
using TelephonyOps.Docs.Pages;

namespace TelephonyOps.Tests.Help;

/// <summary>The repository's pages in a folder of their own, to be spoilt.</summary>
sealed class PageCopy : IDisposable
{
    readonly string _root = Directory.CreateTempSubdirectory("telephonyops-help-").FullName;

    public PageCopy()
    {
        Folder = Path.Combine(_root, "en-US");
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Repository.Pages)) File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        File.Copy(Tool.CoverageFile(Repository.Pages), Tool.CoverageFile(Folder));
    }

    public string Folder { get; }

    public string Page(string command) => PageFolder.PageOf(Folder, command);

    /// <summary>Replaces a text that is in the page.</summary>
    public void Spoil(string command, string text, string by)
    {
        var before = File.ReadAllText(Page(command));
        Assert.Contains(text, before, StringComparison.Ordinal);
        File.WriteAllText(Page(command), before.Replace(text, by, StringComparison.Ordinal));
    }

    /// <summary>Runs the tool on the folder.</summary>
    public (int Code, string Output) Run(string verb)
    {
        using var output = new StringWriter();
        var code = Tool.Run([verb, Folder], output, output);
        return (code, output.ToString());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
