namespace TelephonyOps.Simulator.Providers.Ipecs.Smdr;

/// <summary>A call record (5.1). Times are Korean, without offset.</summary>
public sealed record SmdrRecord(
    long Index,
    int CallRefId,
    string StationNumber,
    string CoNumber,
    TimeSpan Duration,
    DateTime StartTime,
    string Direction,
    string DialedNumber1,
    string Cost,
    string AccountCode,
    string DialedNumber2,
    int Cause);
