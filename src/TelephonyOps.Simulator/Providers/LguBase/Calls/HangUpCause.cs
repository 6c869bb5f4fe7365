namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>HCAUSE: the numbers of Q.850. The document prints 16 only.</summary>
internal enum HangUpCause
{
    UnknownNumber = 1,
    Normal = 16,
    Busy = 17,
    NoAnswer = 19,
    Rejected = 21,
    AnsweredElsewhere = 26,
    OutOfOrder = 27,
}
