namespace TelephonyOps.Capabilities;

/// <summary>Has live events. <c>Watch-</c>, <c>Wait-</c>, <c>Register-TelEvent</c></summary>
[UsedBy("Watch-TelEvent", "Wait-TelEvent", "Register-TelEvent")]
public interface IEventSource : ICapability;

/// <summary>Takes any operation of the vendor, for what has no command of its own. <c>Invoke-TelCommand</c></summary>
[UsedBy("Invoke-TelCommand")]
public interface IRawCommands : ICapability
{
    /// <summary>Sends the operation once and never repeats it: nobody here knows what it does.</summary>
    Task<CommandResult> InvokeCommandAsync(string command, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken);
}
