using TelephonyOps.Docs.Facts;

namespace TelephonyOps.Docs.Pages;

/// <summary>Brings a folder of pages to what the code says.</summary>
sealed class PageUpdate(string folder)
{
    /// <returns>What was done and what is left to do, a line each.</returns>
    public IEnumerable<string> Run(IReadOnlyList<CommandFacts> commands)
    {
        var shared = SharedProse.Read(folder);
        foreach (var command in commands)
        {
            var path = PageFolder.PageOf(folder, command.Name);
            var isNew = !File.Exists(path);
            var text = PageWriter.Text(command, isNew ? null : PageReader.ReadFile(path), shared);
            if (TextFile.WriteIfChanged(path, text)) yield return $"{command.Name}: {(isNew ? "new page" : "brought up to date")}";
            if (Marker.IsIn(text)) yield return $"{command.Name}: prose to be written where the page says {Marker.Of("…")}";
        }
        foreach (var path in PageFolder.Commands(folder).Where(path => commands.All(command => command.Name != Path.GetFileNameWithoutExtension(path))))
        {
            yield return $"{Path.GetFileNameWithoutExtension(path)}: no such command any more; delete the page";
        }
    }
}
