using System.Buffers.Binary;
using System.Globalization;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>What the library calls an event (3.1).</summary>
enum ImsEventType
{
    Timeout = 0x0000,
    Normal = 0x0001,
    SysFault = 0x0002,
    Connecting = 0x0100,
    Connected = 0x0101,
    Disconnected = 0x0102,
    ConnectionFail = 0x0103,
    Login = 0x0104,
    Logout = 0x0105,
    SetRest = 0x0106,
    SubsDnQry = 0x0107,
    MonDnQry = 0x0108,
    MonDnAdd = 0x0109,
    MonDnDel = 0x010A,
    AuthSms = 0x0200,
    AuthTts = 0x0201,
    CreateUser = 0x0210,
    ChgPasswd = 0x0211,
    GetSvcinfo = 0x0212,
    ServiceInfo = 0x0300,
    CallStatus = 0x0301,
    StartService = 0x0302,
    StopService = 0x0303,
    ReadyService = 0x0304,
    Answer = 0x0305,
    InitRecord = 0x0306,
    StartRecord = 0x0307,
    StopRecord = 0x0308,
    PtpntAdd = 0x0309,
    PtpntDel = 0x030A,
    PtpntExpel = 0x030B,
    RequestService = 0x030C,
}

/// <summary>One message of the event queue (2.5.1), decoded.</summary>
/// <param name="Number">The service's number as it came.</param>
/// <param name="Service">What the number means in this session's dialect.</param>
/// <param name="Type">The event's type; values that the document does not list are kept.</param>
/// <param name="Result">The result in the numbering of chapter 3; 0 is success.</param>
/// <param name="Dn1">The calling number, or the number that the event is about.</param>
/// <param name="Dn2">The called number.</param>
/// <param name="Info">What else there is.</param>
sealed record ImsEvent(int Number, ImsService Service, ImsEventType Type, int Result, string Dn1, string Dn2, string Info)
{
    /// <summary>4 + 4 + 4 + 32 + 32 + 1,024 bytes, packed.</summary>
    public const int Size = 1_100;
    const int Dn1At = 12;
    const int Dn2At = 44;
    const int InfoAt = 76;

    public bool Succeeded => Result == 0;

    /// <summary>Reads the structure. Any bytes give an event: there is nothing in it that could not be read.</summary>
    public static ImsEvent Read(ReadOnlySpan<byte> message, ImsDialect dialect)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(message);
        var service = dialect.ServiceOf(number);
        var type = (ImsEventType)BinaryPrimitives.ReadInt32LittleEndian(message[4..]);

        // 2.25.1 prints EVT_ANSWER as 0x0306, which chapter 3 gives to EVT_INIT_RECORD: only an inbound recording has the latter (quirk 36).
        if (type == ImsEventType.InitRecord && service != ImsService.TermRec) type = ImsEventType.Answer;
        return new ImsEvent(number, service, type,
            SkbImsErrors.Normalize(BinaryPrimitives.ReadInt32LittleEndian(message[8..])),
            ImsText.Read(message[Dn1At..Dn2At]), ImsText.Read(message[Dn2At..InfoAt]), ImsText.Read(message[InfoAt..Size]));
    }

    /// <summary>The event's name as the document writes it.</summary>
    public string TypeName => Enum.IsDefined(Type) ? s_names[Type] : string.Create(CultureInfo.InvariantCulture, $"EVT_0x{(int)Type:X4}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"nService={Number} nEvtType=0x{(int)Type:X4} nResult=0x{Result:X4} strDn1={Dn1} strDn2={Dn2} strExtInfo={Info}");

    static readonly Dictionary<ImsEventType, string> s_names = Enum.GetValues<ImsEventType>().ToDictionary(type => type, type => "EVT_" + ImsNames.Upper(type.ToString()));
}
