extern alias library;

using library::TelephonyOps.Providers.SkbIms;
using TelephonyOps.Simulator.Providers.SkbIms.Model;

namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>The simulated library without its C front, for a machine that has no compiler: the same service behind the client's own door.</summary>
public sealed class ManagedImsLibrary(ImsLibrary service) : IImsLibrary
{
    public int Init(ReadOnlySpan<byte> appKey) => Call("Init", [Text(appKey)]);

    public int Close() => Call("Close");

    public int GetVersion(Span<byte> version) => service.Invoke("IMS_GetVersion", [], [], version);

    public int Login(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password) => Call("Login", [Text(userId), Text(password)]);

    public int Logout() => Call("Logout");

    public int AuthSms(ReadOnlySpan<byte> number) => Call("AuthSms", [Text(number)]);

    public int AuthTts(ReadOnlySpan<byte> number) => Call("AuthTts", [Text(number)]);

    public int CreateUser(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password, ReadOnlySpan<byte> number, ReadOnlySpan<byte> authNumber)
        => Call("CreateUser", [Text(userId), Text(password), Text(number), Text(authNumber)]);

    public int ChgPasswd(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password, ReadOnlySpan<byte> number, ReadOnlySpan<byte> authNumber)
        => Call("ChgPasswd", [Text(userId), Text(password), Text(number), Text(authNumber)]);

    public int GetEvent(Span<byte> message) => service.GetEvent(message);

    public int SetRest(int flag) => Call("SetRest", [], flag);

    public int GetRest(Span<byte> rest) => service.Invoke("IMS_GetRest", [], [], rest);

    public int GetProfile(ReadOnlySpan<byte> service, ReadOnlySpan<byte> name) => Call("GetProfile", [Text(service), Text(name)]);

    public int QrySubDnList() => Call("QrySubDnList");

    public int QryMonDnList() => Call("QryMonDnList");

    public int AddMonDn(ReadOnlySpan<byte> number) => Call("AddMonDn", [Text(number)]);

    public int DelMonDn(ReadOnlySpan<byte> number) => Call("DelMonDn", [Text(number)]);

    public int CnfrStart(ReadOnlySpan<byte> callees, int eventFlag) => Call("Cnfr_Start", [Text(callees)], eventFlag);

    public int CnfrStop() => Call("Cnfr_Stop");

    public int CnfrCallStatus() => Call("Cnfr_CallStatus");

    public int CnfrAdd(ReadOnlySpan<byte> callees) => Call("Cnfr_Add", [Text(callees)]);

    public int CnfrDel(ReadOnlySpan<byte> callee) => Call("Cnfr_Del", [Text(callee)]);

    public int ClickCallStart(ReadOnlySpan<byte> number, int recordFlag, int eventFlag, int autoAnswerFlag)
        => Call("ClickCall_Start", [Text(number)], recordFlag, eventFlag, autoAnswerFlag);

    public int ClickCallStop() => Call("ClickCall_Stop");

    public int ClickCallStartRecord() => Call("ClickCall_StartRecord");

    public int ClickCallStopRecord() => Call("ClickCall_StopRecord");

    public int ClickCallCallStatus() => Call("ClickCall_CallStatus");

    public int SendSms(ReadOnlySpan<byte> callees, ReadOnlySpan<byte> message) => Call("SendSms", [Text(callees), Text(message)]);

    public int TtsRs(ReadOnlySpan<byte> userName, ReadOnlySpan<byte> callees, ReadOnlySpan<byte> dtmf, int eventFlag, ReadOnlySpan<byte> message)
        => Call("TtsRs", [Text(userName), Text(callees), Text(dtmf), Text(message)], eventFlag);

    public int TtsMsg(ReadOnlySpan<byte> userName, ReadOnlySpan<byte> callees, int eventFlag, ReadOnlySpan<byte> message)
        => Call("TtsMsg", [Text(userName), Text(callees), Text(message)], eventFlag);

    public int TtsAuth(ReadOnlySpan<byte> callee, ReadOnlySpan<byte> authNumber) => Call("TtsAuth", [Text(callee), Text(authNumber)]);

    public int CallForwardGet() => Call("CallForward_Get");

    public int CallForwardReg(ReadOnlySpan<byte> type, ReadOnlySpan<byte> number) => Call("CallForward_Reg", [Text(type), Text(number)]);

    public int CallForwardRel(ReadOnlySpan<byte> type) => Call("CallForward_Rel", [Text(type)]);

    public int TermRecStart() => Call("TermRec_Start");

    public int TermRecStop() => Call("TermRec_Stop");

    public int TermRecCallStatus() => Call("TermRec_CallStatus");

    public int TermRecStopService() => Call("TermRec_StopService");

    public int CallTransferStart(ReadOnlySpan<byte> number, int displayType) => Call("CallTransfer_Start", [Text(number)], displayType);

    public int CallPickupStart(int autoAnswerFlag, int displayType) => Call("CallPickup_Start", [], autoAnswerFlag, displayType);

    public int SendMms(ReadOnlySpan<byte> callees, ReadOnlySpan<byte> message) => Call("SendMms", [Text(callees), Text(message)]);

    public void Dispose() => service.Dispose();

    // A C string ends at its NUL, which the service does not want.
    private static byte[] Text(ReadOnlySpan<byte> text) => text.TrimEnd((byte)0).ToArray();

    private int Call(string function, byte[][]? texts = null, params int[] numbers) => service.Invoke("IMS_" + function, texts ?? [], numbers);
}
