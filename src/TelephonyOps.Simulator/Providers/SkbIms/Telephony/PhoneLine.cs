namespace TelephonyOps.Simulator.Providers.SkbIms.Telephony;

/// <summary>A telephone number of the subscriber.</summary>
public sealed class PhoneLine
{
    internal PhoneLine(string number) => Number = number;

    /// <summary>The number.</summary>
    public string Number { get; }

    /// <summary>Where every call goes; null for here.</summary>
    public string? ForwardAll { get; internal set; }

    /// <summary>Where a call goes that finds the phone busy or unanswered.</summary>
    public string? ForwardBusyOrNoAnswer { get; internal set; }

    /// <summary>The call that came in and rings or is talked on.</summary>
    public IncomingCall? Call { get; internal set; }

    /// <summary>Whether the phone is off the hook, or rings.</summary>
    public bool IsInUse => Call is not null || Service is not null;

    /// <summary>The click call or conference that holds the phone.</summary>
    internal object? Service { get; set; }
}
