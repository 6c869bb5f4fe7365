namespace TelephonyOps;

/// <summary>What came out of a session and can find its way back to it.</summary>
interface ISessionBound
{
    string Session { get; }

    TelephonySession? Owner { get; }
}
