using System.Text;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers;

namespace TelephonyOps.Docs.Coverage;

/// <summary>docs/coverage.md: which command reaches which vendor operation, and which provider has which capability.</summary>
static class CoverageDocument
{
    public static string Text()
    {
        var text = new StringBuilder();
        text.Append("""
            # Coverage

            Every vendor operation and the commands that reach it. Generated from the code by `TelephonyOps.Docs coverage`: do not edit.
            A section is one of the vendor's document.


            """);
        foreach (var provider in ProviderRegistry.All) Operations(text, provider);
        Matrix(text);
        Options(text);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    static void Operations(StringBuilder text, ITelephonyProvider provider)
    {
        text.Append($"## {provider.Name}: {provider.DisplayName}\n\n{provider.Operations.Count} operations.\n\n");
        Row(text, "operation", "section", "capability", "commands");
        Row(text, "---", "---", "---", "---");
        foreach (var operation in provider.Operations)
        {
            Row(text, operation.Name, operation.Source, operation.Capability is { } capability ? CapabilityCatalog.Name(capability) : "", string.Join(", ", operation.Commands.Select(Link)));
        }
        text.Append('\n');
    }

    static void Matrix(StringBuilder text)
    {
        text.Append("## Capabilities\n\nWhat `Get-TelCapability` says. A command whose capability a provider lacks fails with error id `CapabilityNotSupported`.\n\n");
        Row(text, ["capability", .. ProviderRegistry.Names]);
        Row(text, ["---", .. ProviderRegistry.Names.Select(_ => ":-:")]);
        foreach (var capability in CapabilityCatalog.All)
        {
            Row(text, [CapabilityCatalog.Name(capability), .. ProviderRegistry.All.Select(provider => capability.IsAssignableFrom(provider.SessionType) ? "yes" : "")]);
        }
        text.Append('\n');
    }

    static void Options(StringBuilder text)
    {
        text.Append("## Options of Connect-TelSession\n\nBeyond the common ones; a provider refuses an option that is not its own.\n\n");
        Row(text, ["option", .. ProviderRegistry.Names]);
        Row(text, ["---", .. ProviderRegistry.Names.Select(_ => ":-:")]);
        foreach (var option in ProviderRegistry.All.SelectMany(provider => provider.AcceptedOptions).Distinct().Order(StringComparer.Ordinal))
        {
            Row(text, [$"`-{option}`", .. ProviderRegistry.All.Select(provider => provider.AcceptedOptions.Contains(option) ? "yes" : "")]);
        }
    }

    static string Link(string command) => $"[{command}](en-US/{command.Split(' ')[0]}.md)";

    static void Row(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
