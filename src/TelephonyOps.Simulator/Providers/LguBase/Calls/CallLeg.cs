namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>One end of a call: a channel of the exchange.</summary>
/// <param name="Channel">Its name, for example <c>SIP/3321-09b559d8</c>.</param>
/// <param name="UniqueId">Its id, the second it began and a serial number: <c>1319339029.484</c>.</param>
/// <param name="Number">What the other end is shown.</param>
/// <param name="Line">The line whose phone it is; null for the trunk and for what the exchange makes for itself.</param>
public sealed record CallLeg(string Channel, string UniqueId, string Number, LguLine? Line);
