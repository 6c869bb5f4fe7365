namespace TelephonyOps.Capabilities;

/// <summary>
/// The mark of a capability interface. A session implements the interfaces that its vendor has; a command asks for the one it needs.
/// </summary>
public interface ICapability;
