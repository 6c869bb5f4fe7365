using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace TelephonyOps.Tests;

/// <summary>Runs the Pester suite in the real engine, where pwsh and Pester are found.</summary>
public sealed partial class PesterSuite
{
    static readonly TimeSpan s_limit = TimeSpan.FromMinutes(20);

    [Fact]
    public async Task Pester_passes_in_the_real_engine()
    {
        var token = TestContext.Current.CancellationToken;
        if (await MissingAsync(token) is { } missing) Assert.Skip($"Pester suite skipped: {missing}.");

        var root = Path.GetFullPath(Path.Combine(SourceFolder(), "..", ".."));
        using var pwsh = Start("-File", Path.Combine(root, "tests", "Pester", "Invoke-Suite.ps1"), "-OutputFolder", Path.Combine(root, "out", "test-results"));
        var output = pwsh.StandardOutput.ReadToEndAsync(token);
        var errors = pwsh.StandardError.ReadToEndAsync(token);
        try
        {
            await pwsh.WaitForExitAsync(token).WaitAsync(s_limit, token);
        }
        catch
        {
            pwsh.Kill(entireProcessTree: true);
            throw;
        }
        Assert.True(pwsh.ExitCode == 0, $"{await output}\n{await errors}");
    }

    /// <summary>What is missing for the suite to run; null when nothing is.</summary>
    static async Task<string?> MissingAsync(CancellationToken token)
    {
        try
        {
            using var pwsh = Start("-Command", "[string] $PSVersionTable.PSVersion; [string] (Get-Module -ListAvailable Pester | Sort-Object Version -Descending | Select-Object -First 1).Version");
            var found = VersionPattern().Matches(await pwsh.StandardOutput.ReadToEndAsync(token)).Select(match => Version.Parse(match.Value)).ToList();
            await pwsh.WaitForExitAsync(token);
            if (found.Count < 1 || found[0] < new Version(7, 4)) return "pwsh is older than 7.4";
            return found.Count < 2 || found[1] < new Version(5, 0) ? "Pester 5 is not installed" : null;
        }
        catch (Win32Exception)
        {
            return "there is no pwsh on the PATH";
        }
    }

    static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("pwsh") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["-NoProfile", "-NoLogo", "-NonInteractive", .. arguments]) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"\d+\.\d+(\.\d+)+")]
    private static partial Regex VersionPattern();
}
