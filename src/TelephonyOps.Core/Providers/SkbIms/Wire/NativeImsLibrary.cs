using System.Runtime.InteropServices;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>
/// The vendor's library, loaded by path. Bytes go in and out by reference: the platform's own ANSI conversion would be UTF-8 on Linux
/// and the machine's code page on Windows, and the library speaks CP949 (quirk 34).
/// </summary>
sealed class NativeImsLibrary : IImsLibrary
{
    const string DefaultName = "SKB_OpenAPI_IMS";

    // How the loader of Linux says what Windows reports as a bad image.
    const string OtherClass = "wrong ELF class";
    readonly nint _handle;
    readonly Plain _close, _logout, _qrySubDnList, _qryMonDnList, _cnfrStop, _cnfrCallStatus, _clickCallStop, _clickCallStartRecord, _clickCallStopRecord, _clickCallCallStatus;
    readonly Plain _callForwardGet, _termRecStart, _termRecStop, _termRecCallStatus, _termRecStopService;
    readonly Text _init, _authSms, _authTts, _addMonDn, _delMonDn, _cnfrAdd, _cnfrDel, _callForwardRel, _getVersion, _getEvent, _getRest;
    readonly TwoTexts _login, _getProfile, _sendSms, _ttsAuth, _callForwardReg, _sendMms;
    readonly FourTexts _createUser, _chgPasswd;
    readonly Number _setRest;
    readonly TwoNumbers _callPickupStart;
    readonly TextNumber _cnfrStart, _callTransferStart;
    readonly TextThreeNumbers _clickCallStart;
    readonly Survey _ttsRs;
    readonly Speech _ttsMsg;

    NativeImsLibrary(nint handle, string path)
    {
        _handle = handle;
        _init = Bind<Text>("IMS_Init", 1);
        _close = Bind<Plain>("IMS_Close", 0);
        _getVersion = Bind<Text>("IMS_GetVersion", 1);
        _login = Bind<TwoTexts>("IMS_Login", 2);
        _logout = Bind<Plain>("IMS_Logout", 0);
        _authSms = Bind<Text>("IMS_AuthSms", 1);
        _authTts = Bind<Text>("IMS_AuthTts", 1);
        _createUser = Bind<FourTexts>("IMS_CreateUser", 4);
        _chgPasswd = Bind<FourTexts>("IMS_ChgPasswd", 4);
        _getEvent = Bind<Text>("IMS_GetEvent", 1);
        _setRest = Bind<Number>("IMS_SetRest", 1);
        _getRest = Bind<Text>("IMS_GetRest", 1);
        _getProfile = Bind<TwoTexts>("IMS_GetProfile", 2);
        _qrySubDnList = Bind<Plain>("IMS_QrySubDnList", 0);
        _qryMonDnList = Bind<Plain>("IMS_QryMonDnList", 0);
        _addMonDn = Bind<Text>("IMS_AddMonDn", 1);
        _delMonDn = Bind<Text>("IMS_DelMonDn", 1);
        _cnfrStart = Bind<TextNumber>("IMS_Cnfr_Start", 2);
        _cnfrStop = Bind<Plain>("IMS_Cnfr_Stop", 0);
        _cnfrCallStatus = Bind<Plain>("IMS_Cnfr_CallStatus", 0);
        _cnfrAdd = Bind<Text>("IMS_Cnfr_Add", 1);
        _cnfrDel = Bind<Text>("IMS_Cnfr_Del", 1);
        _clickCallStart = Bind<TextThreeNumbers>("IMS_ClickCall_Start", 4);
        _clickCallStop = Bind<Plain>("IMS_ClickCall_Stop", 0);
        _clickCallStartRecord = Bind<Plain>("IMS_ClickCall_StartRecord", 0);
        _clickCallStopRecord = Bind<Plain>("IMS_ClickCall_StopRecord", 0);
        _clickCallCallStatus = Bind<Plain>("IMS_ClickCall_CallStatus", 0);
        _sendSms = Bind<TwoTexts>("IMS_SendSms", 2);
        _ttsRs = Bind<Survey>("IMS_TtsRs", 5);
        _ttsMsg = Bind<Speech>("IMS_TtsMsg", 4);
        _ttsAuth = Bind<TwoTexts>("IMS_TtsAuth", 2);
        _callForwardGet = Bind<Plain>("IMS_CallForward_Get", 0);
        _callForwardReg = Bind<TwoTexts>("IMS_CallForward_Reg", 2);
        _callForwardRel = Bind<Text>("IMS_CallForward_Rel", 1);
        _termRecStart = Bind<Plain>("IMS_TermRec_Start", 0);
        _termRecStop = Bind<Plain>("IMS_TermRec_Stop", 0);
        _termRecCallStatus = Bind<Plain>("IMS_TermRec_CallStatus", 0);
        _termRecStopService = Bind<Plain>("IMS_TermRec_StopService", 0);
        _callTransferStart = Bind<TextNumber>("IMS_CallTransfer_Start", 2);
        _callPickupStart = Bind<TwoNumbers>("IMS_CallPickup_Start", 2);
        _sendMms = Bind<TwoTexts>("IMS_SendMms", 2);

        T Bind<T>(string name, int arguments) where T : Delegate
        {
            // A 32-bit stdcall export may carry its argument size, which the platform's own DllImport would try as well.
            if (NativeLibrary.TryGetExport(handle, name, out var address) || NativeLibrary.TryGetExport(handle, $"_{name}@{arguments * 4}", out address))
            {
                return Marshal.GetDelegateForFunctionPointer<T>(address);
            }
            throw new TelephonyException(TelephonyErrorKind.NotSupported, SkbImsTexts.ExportMissing.With(path, name)) { RecommendedAction = SkbImsTexts.ExportMissingAction, Target = path };
        }
    }

    /// <exception cref="TelephonyException">What is wrong with the file, and what to do.</exception>
    public static NativeImsLibrary Load(string path)
    {
        // A bare name is left to the platform's search, as the document has it (1.3.2: the program's folder or the system's).
        var isFile = path.AsSpan().IndexOfAny('/', '\\') >= 0;
        var full = isFile ? Path.GetFullPath(path) : path;
        if (isFile && !File.Exists(full)) throw Failed(TelephonyErrorKind.NotFound, SkbImsTexts.LibraryMissing.With(full), SkbImsTexts.LibraryMissingAction, path, null);
        nint handle;
        try
        {
            handle = isFile ? NativeLibrary.Load(full) : NativeLibrary.Load(full, typeof(NativeImsLibrary).Assembly, null);
        }
        catch (Exception error) when (error is BadImageFormatException || (error is DllNotFoundException && error.Message.Contains(OtherClass, StringComparison.Ordinal)))
        {
            throw Failed(TelephonyErrorKind.NotSupported, SkbImsTexts.WrongBitness.With(full, Bits), SkbImsTexts.WrongBitnessAction.With(Bits == 64 ? "x86" : "x64"), path, error);
        }
        catch (DllNotFoundException error) when (isFile)
        {
            // The file is there: it is none of this platform's libraries, or one that it needs is missing.
            throw Failed(TelephonyErrorKind.NotSupported, SkbImsTexts.LibraryUnusable.With(full, RuntimeInformation.RuntimeIdentifier, Reason(error, full)), SkbImsTexts.LibraryUnusableAction, path, error);
        }
        catch (DllNotFoundException error)
        {
            throw Failed(TelephonyErrorKind.NotFound, SkbImsTexts.LibraryMissing.With(full), SkbImsTexts.LibraryMissingAction, path, error);
        }
        try
        {
            return new NativeImsLibrary(handle, full);
        }
        catch
        {
            NativeLibrary.Free(handle);
            throw;
        }
    }

    /// <summary>The name that is loaded when no path is given.</summary>
    public static string Default => DefaultName;

    static int Bits => IntPtr.Size * 8;

    public int Init(ReadOnlySpan<byte> appKey) => _init(ref At(appKey));

    public int Close() => _close();

    public int GetVersion(Span<byte> version) => _getVersion(ref At(version));

    public int Login(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password) => _login(ref At(userId), ref At(password));

    public int Logout() => _logout();

    public int AuthSms(ReadOnlySpan<byte> number) => _authSms(ref At(number));

    public int AuthTts(ReadOnlySpan<byte> number) => _authTts(ref At(number));

    public int CreateUser(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password, ReadOnlySpan<byte> number, ReadOnlySpan<byte> authNumber)
        => _createUser(ref At(userId), ref At(password), ref At(number), ref At(authNumber));

    public int ChgPasswd(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password, ReadOnlySpan<byte> number, ReadOnlySpan<byte> authNumber)
        => _chgPasswd(ref At(userId), ref At(password), ref At(number), ref At(authNumber));

    public int GetEvent(Span<byte> message) => _getEvent(ref At(message));

    public int SetRest(int flag) => _setRest(flag);

    public int GetRest(Span<byte> rest) => _getRest(ref At(rest));

    public int GetProfile(ReadOnlySpan<byte> service, ReadOnlySpan<byte> name) => _getProfile(ref At(service), ref At(name));

    public int QrySubDnList() => _qrySubDnList();

    public int QryMonDnList() => _qryMonDnList();

    public int AddMonDn(ReadOnlySpan<byte> number) => _addMonDn(ref At(number));

    public int DelMonDn(ReadOnlySpan<byte> number) => _delMonDn(ref At(number));

    public int CnfrStart(ReadOnlySpan<byte> callees, int eventFlag) => _cnfrStart(ref At(callees), eventFlag);

    public int CnfrStop() => _cnfrStop();

    public int CnfrCallStatus() => _cnfrCallStatus();

    public int CnfrAdd(ReadOnlySpan<byte> callees) => _cnfrAdd(ref At(callees));

    public int CnfrDel(ReadOnlySpan<byte> callee) => _cnfrDel(ref At(callee));

    public int ClickCallStart(ReadOnlySpan<byte> number, int recordFlag, int eventFlag, int autoAnswerFlag) => _clickCallStart(ref At(number), recordFlag, eventFlag, autoAnswerFlag);

    public int ClickCallStop() => _clickCallStop();

    public int ClickCallStartRecord() => _clickCallStartRecord();

    public int ClickCallStopRecord() => _clickCallStopRecord();

    public int ClickCallCallStatus() => _clickCallCallStatus();

    public int SendSms(ReadOnlySpan<byte> callees, ReadOnlySpan<byte> message) => _sendSms(ref At(callees), ref At(message));

    public int TtsRs(ReadOnlySpan<byte> userName, ReadOnlySpan<byte> callees, ReadOnlySpan<byte> dtmf, int eventFlag, ReadOnlySpan<byte> message)
        => _ttsRs(ref At(userName), ref At(callees), ref At(dtmf), eventFlag, ref At(message));

    public int TtsMsg(ReadOnlySpan<byte> userName, ReadOnlySpan<byte> callees, int eventFlag, ReadOnlySpan<byte> message)
        => _ttsMsg(ref At(userName), ref At(callees), eventFlag, ref At(message));

    public int TtsAuth(ReadOnlySpan<byte> callee, ReadOnlySpan<byte> authNumber) => _ttsAuth(ref At(callee), ref At(authNumber));

    public int CallForwardGet() => _callForwardGet();

    public int CallForwardReg(ReadOnlySpan<byte> type, ReadOnlySpan<byte> number) => _callForwardReg(ref At(type), ref At(number));

    public int CallForwardRel(ReadOnlySpan<byte> type) => _callForwardRel(ref At(type));

    public int TermRecStart() => _termRecStart();

    public int TermRecStop() => _termRecStop();

    public int TermRecCallStatus() => _termRecCallStatus();

    public int TermRecStopService() => _termRecStopService();

    public int CallTransferStart(ReadOnlySpan<byte> number, int displayType) => _callTransferStart(ref At(number), displayType);

    public int CallPickupStart(int autoAnswerFlag, int displayType) => _callPickupStart(autoAnswerFlag, displayType);

    public int SendMms(ReadOnlySpan<byte> callees, ReadOnlySpan<byte> message) => _sendMms(ref At(callees), ref At(message));

    public void Dispose() => NativeLibrary.Free(_handle);

    static ref byte At(ReadOnlySpan<byte> bytes) => ref MemoryMarshal.GetReference(bytes);

    /// <summary>The loader's own words. Unix lists a line for each name that it tried, and what became of the file itself is in that of its path.</summary>
    static string Reason(DllNotFoundException error, string path)
    {
        var lines = error.Message.Split('\n', StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.StartsWith(path + ":", StringComparison.Ordinal))?[(path.Length + 1)..].Trim() ?? lines[0];
    }

    static TelephonyException Failed(TelephonyErrorKind kind, string message, string action, string path, Exception? cause) => new(kind, message, cause) { RecommendedAction = action, Target = path };

    // Winapi, as the vendor's own DllImport declarations have it: stdcall in a 32-bit process.
    delegate int Plain();

    delegate int Text(ref byte text);

    delegate int TwoTexts(ref byte first, ref byte second);

    delegate int FourTexts(ref byte first, ref byte second, ref byte third, ref byte fourth);

    delegate int Number(int number);

    delegate int TwoNumbers(int first, int second);

    delegate int TextNumber(ref byte text, int number);

    delegate int TextThreeNumbers(ref byte text, int first, int second, int third);

    delegate int Survey(ref byte userName, ref byte callees, ref byte dtmf, int eventFlag, ref byte message);

    delegate int Speech(ref byte userName, ref byte callees, int eventFlag, ref byte message);
}
