namespace TelephonyOps.Simulator.Providers.SkbIms.Codes;

/// <summary>The services. The document prints their names only; the numbers are those of the vendor's public sample.</summary>
public enum ImsService
{
    Conference = 0,
    ClickCall = 1,
    SendSms = 2,
    RecvSms = 3,
    TtsRs = 4,
    TtsMsg = 5,
    TtsAuth = 6,
    Cid = 7,
    TermRec = 8,
    AbsNoti = 9,
    CallFwd = 10,
    OrigCallStartNoti = 11,
    OrigCallEndNoti = 12,
    TermCallStartNoti = 13,
    TermCallEndNoti = 14,
    CallTransfer = 15,
    CallPickup = 16,
    SendMms = 17,
    RecvMms = 18,
    CallBusyNoti = 19,
    CtrNoti = 20,
    CpuNoti = 21,
    GetServiceInfo = 22,
    Normal = 30,
}
