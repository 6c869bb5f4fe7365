using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>A pwsh on the PATH.</summary>
internal sealed partial record PowerShellHost(Version Version)
{
    public static readonly Version Oldest = new(7, 4);

    /// <summary>Null when there is none, or only an older one.</summary>
    public static async Task<PowerShellHost?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var process = Start(["-NoProfile", "-NoLogo", "-NonInteractive", "-Command", "[string] $PSVersionTable.PSVersion"], capture: true);
            var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);

            // A preview has a label behind its number, and a coloured prompt may wrap the answer.
            return Version.TryParse(NumberPattern().Match(answer).Value, out var version) && version >= Oldest ? new(version) : null;
        }
        catch (Win32Exception)
        {
            // No such program.
            return null;
        }
    }

    public static async Task<int> RunScriptAsync(string manifest, string script, string[] providers, CancellationToken cancellationToken)
    {
        var arguments = providers.Length == 0 ? "" : $" -Provider {string.Join(',', providers.Select(Quote))}";
        using var process = Start(["-NoProfile", "-NoLogo", "-NonInteractive", "-Command", $"Import-Module {Quote(manifest)}; & {Quote(script)}{arguments}"], capture: false);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await Console.Error.WriteLineAsync("error: the demo took too long and was ended");
            return 1;
        }
        Console.WriteLine(process.ExitCode == 0 ? "Demo done: every step worked." : $"Demo failed (pwsh ended with {process.ExitCode}).");
        return process.ExitCode;
    }

    private static Process Start(string[] arguments, bool capture)
    {
        var start = new ProcessStartInfo("pwsh") { UseShellExecute = false, RedirectStandardOutput = capture, RedirectStandardError = capture };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex NumberPattern();

    private static string Quote(string text) => $"'{text.Replace("'", "''")}'";
}
