namespace TelephonyOps.Capabilities;

/// <summary>Has live events. <c>Watch-</c>, <c>Wait-</c>, <c>Register-TelEvent</c></summary>
[UsedBy("Watch-TelEvent", "Wait-TelEvent", "Register-TelEvent")]
public interface IEventSource : ICapability;

/// <summary>Takes any operation of the vendor, for what has no command of its own. <c>Invoke-TelCommand</c></summary>
[UsedBy("Invoke-TelCommand")]
public interface IRawCommands : ICapability
{
    /// <summary>The names that the vendor documents, as <see cref="InvokeCommandAsync"/> takes them. There may be others. A method: a property would show itself wherever a session is looked at.</summary>
    IReadOnlyCollection<string> CommandNames();

    /// <summary>Sends the operation once and never repeats it: nobody here knows what it does.</summary>
    Task<CommandResult> InvokeCommandAsync(string command, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken);
}
