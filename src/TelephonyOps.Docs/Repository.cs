namespace TelephonyOps.Docs;

/// <summary>Finds the repository that this program was built in.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    public static string Pages => Path.Combine(Root, "docs", "en-US");

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TelephonyOps.sln"))) return folder.FullName;
        }
        throw new DocsException("The program does not run inside of the repository: name the folder of the pages.");
    }
}
