namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>The clone that this program was built in.</summary>
internal sealed record Repository(string Manifest, string Quickstart)
{
    public static Repository? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, "TelephonyOps.psd1");
            var quickstart = Path.Combine(folder.FullName, "docs", "examples", "quickstart.ps1");
            if (File.Exists(manifest) && File.Exists(quickstart))
                return new(manifest, quickstart);
        }
        return null;
    }
}
