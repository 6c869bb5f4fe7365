using System.Collections;
using System.Globalization;
using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Invoke-TelCommand</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TelCommand", SupportsShouldProcess = true)]
[OutputType(typeof(CommandResult))]
public sealed class InvokeTelCommandCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(VendorCommandCompleter))]
    [ValidateNotNullOrEmpty]
    public string Command { get; set; } = "";

    [Parameter(Position = 1)]
    public Hashtable? Argument { get; set; }

    private protected override object? FailedInput(TelephonySession session) => Command;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var raw = session.Require<IRawCommands>();
        if (!Confirmed(session.Name, CommandTexts.ActionInvoke.With(Command))) return;
        Write(await raw.InvokeCommandAsync(Command, Arguments(), cancellationToken));
    }

    Dictionary<string, string> Arguments()
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Argument ?? [])
        {
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            arguments[entry.Key.ToString()!] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }
        return arguments;
    }
}
