using System.Text.RegularExpressions;
using TelephonyOps.Providers;

namespace TelephonyOps.Docs.Pages;

/// <summary>The line of NOTES that says which providers a command reaches, and by which of their operations: generated, so that a new provider is on every page.</summary>
static partial class ProviderLine
{
    const string Lead = "Providers: ";

    /// <summary>Null for a command that reaches no operation of a vendor.</summary>
    public static string? Of(string command)
    {
        var providers = from provider in ProviderRegistry.All
                        let operations = provider.Operations.Where(operation => operation.Commands.Any(name => name.Split(' ')[0] == command)).Select(operation => operation.Name).Distinct().ToList()
                        where operations.Count > 0
                        select $"{provider.Name} ({string.Join(", ", operations)})";
        var line = string.Join(", ", providers);
        return line.Length > 0 ? $"{Lead}{line}." : null;
    }

    /// <summary>Notes without the line.</summary>
    public static string Without(string notes) => Line().Replace(notes, "").Trim('\n');

    [GeneratedRegex("^" + Lead + ".*\n*", RegexOptions.Multiline)]
    private static partial Regex Line();
}
