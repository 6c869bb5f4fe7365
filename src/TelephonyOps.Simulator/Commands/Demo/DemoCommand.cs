namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>
/// The module's main job against simulators: in PowerShell with the built module where there is one, otherwise through the library.
/// </summary>
internal static class DemoCommand
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var library = arguments.Contains("--library");
        var wanted = arguments.Where(argument => argument != "--library").ToArray();
        if (wanted.FirstOrDefault(argument => argument.StartsWith('-')) is { } unknown)
            throw new ArgumentException($"unknown argument: {unknown}");

        using var limit = new CancellationTokenSource(s_limit);
        var shell = library ? null : await PowerShellHost.FindAsync(limit.Token);
        var repository = Repository.Find();
        if (shell is not null && repository is not null)
        {
            Console.WriteLine($"Demo in PowerShell {shell.Version} with the module ({repository.Manifest}).");
            return await PowerShellHost.RunScriptAsync(repository.Manifest, repository.Quickstart, wanted, limit.Token);
        }
        Console.WriteLine(
            library ? "Demo through the .NET library, as asked."
            : shell is null ? $"Demo through the .NET library: no pwsh {PowerShellHost.Oldest} or later was found on the PATH."
            : "Demo through the .NET library: the repository with the module was not found beside this program.");
        return await LibraryDemo.RunAsync(wanted, limit.Token);
    }
}
