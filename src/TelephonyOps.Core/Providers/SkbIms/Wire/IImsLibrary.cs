namespace TelephonyOps.Providers.SkbIms;

/// <summary>
/// The 41 functions of the vendor's library, as its C exports have them. A text is CP949 bytes with a terminating NUL;
/// a result is the vendor's code (0: accepted). Never called by two threads at once.
/// </summary>
/// <remarks>SKB CS OpenAPI IMS for C# 1.1, chapter 2.</remarks>
public interface IImsLibrary : IDisposable
{
    int Init(ReadOnlySpan<byte> appKey);

    int Close();

    /// <param name="version">The version structure: 16 bytes.</param>
    int GetVersion(Span<byte> version);

    int Login(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password);

    int Logout();

    int AuthSms(ReadOnlySpan<byte> number);

    int AuthTts(ReadOnlySpan<byte> number);

    int CreateUser(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password, ReadOnlySpan<byte> number, ReadOnlySpan<byte> authNumber);

    int ChgPasswd(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password, ReadOnlySpan<byte> number, ReadOnlySpan<byte> authNumber);

    /// <param name="message">The event structure: 1,100 bytes.</param>
    /// <returns>0: there was an event; -1: there is none.</returns>
    int GetEvent(Span<byte> message);

    /// <param name="flag">0 at work, 1 away.</param>
    int SetRest(int flag);

    /// <param name="rest">The absence structure: 8 bytes.</param>
    int GetRest(Span<byte> rest);

    int GetProfile(ReadOnlySpan<byte> service, ReadOnlySpan<byte> name);

    int QrySubDnList();

    int QryMonDnList();

    int AddMonDn(ReadOnlySpan<byte> number);

    int DelMonDn(ReadOnlySpan<byte> number);

    /// <param name="callees">Separated by <c>|</c>, as in every list of callees.</param>
    /// <param name="eventFlag">0 receives events: the reverse of the other services.</param>
    int CnfrStart(ReadOnlySpan<byte> callees, int eventFlag);

    int CnfrStop();

    int CnfrCallStatus();

    int CnfrAdd(ReadOnlySpan<byte> callees);

    int CnfrDel(ReadOnlySpan<byte> callee);

    /// <param name="recordFlag">0 none, 1 all, 2 on request.</param>
    /// <param name="eventFlag">1 receives events.</param>
    /// <param name="autoAnswerFlag">0: the own phone answers by itself.</param>
    int ClickCallStart(ReadOnlySpan<byte> number, int recordFlag, int eventFlag, int autoAnswerFlag);

    int ClickCallStop();

    int ClickCallStartRecord();

    int ClickCallStopRecord();

    int ClickCallCallStatus();

    int SendSms(ReadOnlySpan<byte> callees, ReadOnlySpan<byte> message);

    int TtsRs(ReadOnlySpan<byte> userName, ReadOnlySpan<byte> callees, ReadOnlySpan<byte> dtmf, int eventFlag, ReadOnlySpan<byte> message);

    int TtsMsg(ReadOnlySpan<byte> userName, ReadOnlySpan<byte> callees, int eventFlag, ReadOnlySpan<byte> message);

    int TtsAuth(ReadOnlySpan<byte> callee, ReadOnlySpan<byte> authNumber);

    int CallForwardGet();

    /// <param name="type"><c>ucf</c> unconditional, <c>ccf</c> when busy or not answered.</param>
    int CallForwardReg(ReadOnlySpan<byte> type, ReadOnlySpan<byte> number);

    int CallForwardRel(ReadOnlySpan<byte> type);

    int TermRecStart();

    int TermRecStop();

    int TermRecCallStatus();

    int TermRecStopService();

    /// <param name="displayType">0 the original number, 1 the own one.</param>
    int CallTransferStart(ReadOnlySpan<byte> number, int displayType);

    int CallPickupStart(int autoAnswerFlag, int displayType);

    int SendMms(ReadOnlySpan<byte> callees, ReadOnlySpan<byte> message);
}
