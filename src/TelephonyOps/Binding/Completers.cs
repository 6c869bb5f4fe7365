using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers;
using TelephonyOps.Sessions;

namespace TelephonyOps.Binding;

/// <summary>Offers texts that start with what was typed. Completion reads memory only: a Tab key must not reach a vendor.</summary>
public abstract class MemoryCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = (wordToComplete ?? "").Trim('\'', '"');
        foreach (var (text, tip) in Candidates(fakeBoundParameters))
        {
            if (!text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) continue;
            var shown = text.AsSpan().IndexOfAnyExcept(s_bare) < 0 ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
            yield return new CompletionResult(shown, text, CompletionResultType.ParameterValue, tip);
        }
    }

    static readonly System.Buffers.SearchValues<char> s_bare = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    protected abstract IEnumerable<(string Text, string Tip)> Candidates(IDictionary bound);
}

/// <summary>The names of the open sessions.</summary>
public sealed class SessionNameCompleter : MemoryCompleter
{
    protected override IEnumerable<(string Text, string Tip)> Candidates(IDictionary bound)
        => RunspaceSessions.Current.All.Select(session => (session.Name, $"{session.Provider} {session.Account} at {session.Server}"));
}

/// <summary>The names of the providers.</summary>
public sealed class ProviderCompleter : MemoryCompleter
{
    protected override IEnumerable<(string Text, string Tip)> Candidates(IDictionary bound)
        => ProviderRegistry.All.Select(provider => (provider.Name, provider.DisplayName));
}

/// <summary>The calls that the open sessions know.</summary>
public sealed class CallIdCompleter : MemoryCompleter
{
    protected override IEnumerable<(string Text, string Tip)> Candidates(IDictionary bound)
        => RunspaceSessions.Current.All.SelectMany(session => session.Calls.Active()).Select(call => (call.Id, $"{call.State}, {call.From} -> {call.To}"));
}

/// <summary>The operations that the selected session takes by the vendor's own names.</summary>
public sealed class VendorCommandCompleter : MemoryCompleter
{
    protected override IEnumerable<(string Text, string Tip)> Candidates(IDictionary bound)
    {
        if (RunspaceSessions.Current.Selected is not { } selected || selected is not IRawCommands raw) return [];
        var sections = ProviderRegistry.Get(selected.Provider).Operations.ToLookup(operation => operation.Name, operation => operation.Source, StringComparer.OrdinalIgnoreCase);
        return raw.CommandNames().Select(name => (name, sections[name].FirstOrDefault() is { } source ? $"Section {source}" : selected.Provider));
    }
}
