namespace TelephonyOps.Capabilities;

/// <summary>
/// The mark of a capability interface. A session implements the interfaces that its vendor has; a command asks for the one it needs.
/// </summary>
public interface ICapability;

/// <summary>The commands that use a capability, where they do so whatever the vendor's operations for it are.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class UsedByAttribute(params string[] commands) : Attribute
{
    public IReadOnlyList<string> Commands { get; } = commands;
}
