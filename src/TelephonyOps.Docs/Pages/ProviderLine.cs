using System.Text.RegularExpressions;
using TelephonyOps.Providers;

namespace TelephonyOps.Docs.Pages;

/// <summary>The line of NOTES that says which providers a command reaches: generated, so that a new provider is on every page. By which operations, coverage.md says.</summary>
static partial class ProviderLine
{
    const string Lead = "Providers: ";

    /// <summary>Null for a command that reaches no operation of a vendor.</summary>
    public static string? Of(string command)
    {
        var providers = ProviderRegistry.All.Where(provider => provider.Operations.Any(operation => operation.Commands.Any(name => name.Split(' ')[0] == command)));
        var line = string.Join(", ", providers.Select(provider => provider.Name));
        return line.Length > 0 ? $"{Lead}{line}." : null;
    }

    /// <summary>Notes without the line.</summary>
    public static string Without(string notes) => Line().Replace(notes, "").Trim('\n');

    [GeneratedRegex("^" + Lead + ".*\n*", RegexOptions.Multiline)]
    private static partial Regex Line();
}
