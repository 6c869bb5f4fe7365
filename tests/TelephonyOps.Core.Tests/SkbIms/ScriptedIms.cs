using System.Buffers.Binary;
using System.Collections.Concurrent;
using TelephonyOps.Providers.SkbIms;

namespace TelephonyOps.Core.Tests.SkbIms;

/// <summary>One call of a function, its texts read as the library reads them.</summary>
sealed record ImsInvocation(string Function, IReadOnlyList<string> Texts, IReadOnlyList<int> Numbers);

/// <summary>
/// A library that does what the test says: it notes what it is called with, returns the code that was set, and has the event queue that was filled.
/// By itself it connects, logs in and answers the questions for profile and numbers.
/// </summary>
sealed class ScriptedIms : IImsLibrary
{
    readonly ConcurrentQueue<byte[]> _events = new();
    readonly ConcurrentDictionary<string, Func<ImsInvocation, int>> _scripts = new();
    readonly ConcurrentQueue<ImsInvocation> _invocations = new();
    readonly ConcurrentDictionary<int, bool> _threads = new();

    public ScriptedIms()
    {
        On("IMS_Init", _ => Raise(ImsService.Normal, ImsEventType.Connecting).Raise(ImsService.Normal, ImsEventType.Connected));
        On("IMS_Login", _ => Raise(ImsService.Normal, ImsEventType.Login).Raise(ImsService.GetServiceInfo, ImsEventType.Normal));
        On("IMS_Logout", _ => Raise(ImsService.Normal, ImsEventType.Logout));
        On("IMS_QrySubDnList", _ => Raise(ImsService.Normal, ImsEventType.SubsDnQry, info: "0212345678^0212345679"));
        On("IMS_GetProfile", call => Raise(SkbImsLimits.All.First(entry => entry.Service == call.Texts[0]).Owner, ImsEventType.Normal,
            info: SkbImsLimits.All.First(entry => entry.Service == call.Texts[0] && entry.Name == call.Texts[1]).Default?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "021004"));
    }

    public IReadOnlyList<ImsInvocation> Invocations => [.. _invocations];

    /// <summary>The threads that called anything.</summary>
    public int Threads => _threads.Count;

    public bool IsDisposed { get; private set; }

    public int Waiting => _events.Count;

    public string Version { get; set; } = "1.0.0.3";

    public string Rest { get; set; } = "0";

    public int Count(string function) => _invocations.Count(call => call.Function == function);

    /// <summary>What a function returns, having done what it does.</summary>
    public void On(string function, Func<ImsInvocation, int> script) => _scripts[function] = script;

    public void On(string function, Action<ImsInvocation> script) => On(function, call =>
    {
        script(call);
        return 0;
    });

    public void Refuse(string function, int code) => On(function, _ => code);

    public ScriptedIms Raise(ImsService service, ImsEventType type, int result = 0, string dn1 = "", string dn2 = "", string info = "")
        => Raise(ImsDialect.Default.NumberOf(service), (int)type, result, dn1, dn2, info);

    public ScriptedIms Raise(int service, int type, int result, string dn1, string dn2, string info)
    {
        _events.Enqueue(Message(service, type, result, ImsText.Bytes(dn1), ImsText.Bytes(dn2), ImsText.Bytes(info)));
        return this;
    }

    /// <summary>An event structure; bytes that do not fit are cut off, as the vendor cuts them, and what a field does not fill is garbage.</summary>
    public static byte[] Message(int service, int type, int result, byte[] dn1, byte[] dn2, byte[] info)
    {
        var message = new byte[ImsEvent.Size];
        Array.Fill(message, (byte)0xC7);
        BinaryPrimitives.WriteInt32LittleEndian(message, service);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(4), type);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(8), result);
        Put(dn1, message.AsSpan(12, 32));
        Put(dn2, message.AsSpan(44, 32));
        Put(info, message.AsSpan(76, 1_024));
        return message;

        static void Put(byte[] text, Span<byte> field) => text.AsSpan(0, Math.Min(text.Length, field.Length)).CopyTo(field);
    }

    public int GetEvent(Span<byte> message)
    {
        _threads[Environment.CurrentManagedThreadId] = true;
        if (!_events.TryDequeue(out var next)) return -1;
        next.CopyTo(message);
        return 0;
    }

    public int GetVersion(Span<byte> version) => Fill("IMS_GetVersion", Version, version);

    public int GetRest(Span<byte> rest) => Fill("IMS_GetRest", Rest, rest);

    public int Init(ReadOnlySpan<byte> appKey) => Do("IMS_Init", [Text(appKey)]);

    public int Close() => Do("IMS_Close", []);

    public int Login(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password) => Do("IMS_Login", [Text(userId), Text(password)]);

    public int Logout() => Do("IMS_Logout", []);

    public int AuthSms(ReadOnlySpan<byte> number) => Do("IMS_AuthSms", [Text(number)]);

    public int AuthTts(ReadOnlySpan<byte> number) => Do("IMS_AuthTts", [Text(number)]);

    public int CreateUser(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password, ReadOnlySpan<byte> number, ReadOnlySpan<byte> authNumber)
        => Do("IMS_CreateUser", [Text(userId), Text(password), Text(number), Text(authNumber)]);

    public int ChgPasswd(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> password, ReadOnlySpan<byte> number, ReadOnlySpan<byte> authNumber)
        => Do("IMS_ChgPasswd", [Text(userId), Text(password), Text(number), Text(authNumber)]);

    public int SetRest(int flag) => Do("IMS_SetRest", [], flag);

    public int GetProfile(ReadOnlySpan<byte> service, ReadOnlySpan<byte> name) => Do("IMS_GetProfile", [Text(service), Text(name)]);

    public int QrySubDnList() => Do("IMS_QrySubDnList", []);

    public int QryMonDnList() => Do("IMS_QryMonDnList", []);

    public int AddMonDn(ReadOnlySpan<byte> number) => Do("IMS_AddMonDn", [Text(number)]);

    public int DelMonDn(ReadOnlySpan<byte> number) => Do("IMS_DelMonDn", [Text(number)]);

    public int CnfrStart(ReadOnlySpan<byte> callees, int eventFlag) => Do("IMS_Cnfr_Start", [Text(callees)], eventFlag);

    public int CnfrStop() => Do("IMS_Cnfr_Stop", []);

    public int CnfrCallStatus() => Do("IMS_Cnfr_CallStatus", []);

    public int CnfrAdd(ReadOnlySpan<byte> callees) => Do("IMS_Cnfr_Add", [Text(callees)]);

    public int CnfrDel(ReadOnlySpan<byte> callee) => Do("IMS_Cnfr_Del", [Text(callee)]);

    public int ClickCallStart(ReadOnlySpan<byte> number, int recordFlag, int eventFlag, int autoAnswerFlag) => Do("IMS_ClickCall_Start", [Text(number)], recordFlag, eventFlag, autoAnswerFlag);

    public int ClickCallStop() => Do("IMS_ClickCall_Stop", []);

    public int ClickCallStartRecord() => Do("IMS_ClickCall_StartRecord", []);

    public int ClickCallStopRecord() => Do("IMS_ClickCall_StopRecord", []);

    public int ClickCallCallStatus() => Do("IMS_ClickCall_CallStatus", []);

    public int SendSms(ReadOnlySpan<byte> callees, ReadOnlySpan<byte> message) => Do("IMS_SendSms", [Text(callees), Text(message)]);

    public int TtsRs(ReadOnlySpan<byte> userName, ReadOnlySpan<byte> callees, ReadOnlySpan<byte> dtmf, int eventFlag, ReadOnlySpan<byte> message)
        => Do("IMS_TtsRs", [Text(userName), Text(callees), Text(dtmf), Text(message)], eventFlag);

    public int TtsMsg(ReadOnlySpan<byte> userName, ReadOnlySpan<byte> callees, int eventFlag, ReadOnlySpan<byte> message)
        => Do("IMS_TtsMsg", [Text(userName), Text(callees), Text(message)], eventFlag);

    public int TtsAuth(ReadOnlySpan<byte> callee, ReadOnlySpan<byte> authNumber) => Do("IMS_TtsAuth", [Text(callee), Text(authNumber)]);

    public int CallForwardGet() => Do("IMS_CallForward_Get", []);

    public int CallForwardReg(ReadOnlySpan<byte> type, ReadOnlySpan<byte> number) => Do("IMS_CallForward_Reg", [Text(type), Text(number)]);

    public int CallForwardRel(ReadOnlySpan<byte> type) => Do("IMS_CallForward_Rel", [Text(type)]);

    public int TermRecStart() => Do("IMS_TermRec_Start", []);

    public int TermRecStop() => Do("IMS_TermRec_Stop", []);

    public int TermRecCallStatus() => Do("IMS_TermRec_CallStatus", []);

    public int TermRecStopService() => Do("IMS_TermRec_StopService", []);

    public int CallTransferStart(ReadOnlySpan<byte> number, int displayType) => Do("IMS_CallTransfer_Start", [Text(number)], displayType);

    public int CallPickupStart(int autoAnswerFlag, int displayType) => Do("IMS_CallPickup_Start", [], autoAnswerFlag, displayType);

    public int SendMms(ReadOnlySpan<byte> callees, ReadOnlySpan<byte> message) => Do("IMS_SendMms", [Text(callees), Text(message)]);

    public void Dispose() => IsDisposed = true;

    int Do(string function, IReadOnlyList<string> texts, params int[] numbers)
    {
        _threads[Environment.CurrentManagedThreadId] = true;
        var call = new ImsInvocation(function, texts, numbers);
        _invocations.Enqueue(call);
        return _scripts.TryGetValue(function, out var script) ? script(call) : 0;
    }

    int Fill(string function, string text, Span<byte> field)
    {
        var code = Do(function, []);
        Cp949.Strict.GetBytes(text).CopyTo(field);
        return code;
    }

    /// <summary>As the library reads it: up to the NUL, which must be there.</summary>
    static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        Assert.True(end >= 0, "a text without its NUL");
        return Cp949.Strict.GetString(bytes[..end]);
    }
}
