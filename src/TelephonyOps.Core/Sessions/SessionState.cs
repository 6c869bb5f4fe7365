namespace TelephonyOps;

/// <summary>Where a session stands.</summary>
public enum SessionState { Connecting, Connected, Reconnecting, Disconnected }
