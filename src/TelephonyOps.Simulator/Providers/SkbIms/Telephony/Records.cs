namespace TelephonyOps.Simulator.Providers.SkbIms.Telephony;

/// <summary>A call that was really placed.</summary>
public sealed record DialledCall(string From, string To);

/// <summary>A message that was really sent to one receiver.</summary>
public sealed record SentMessage(string From, string To, string Text, bool IsMms);

/// <summary>A call that was really transferred.</summary>
public sealed record TransferredCall(string Caller, string From, string To);

/// <summary>nRecordF of IMS_ClickCall_Start.</summary>
internal enum RecordOption
{
    None = 0,
    All = 1,
    OnRequest = 2,
}
