namespace TelephonyOps.Simulator.Providers.SkbIms.Codes;

/// <summary>Event types, section 3.1.</summary>
public static class ImsEventType
{
    public const int Timeout = 0x0000;
    public const int Normal = 0x0001;
    public const int SystemFault = 0x0002;
    public const int Connecting = 0x0100;
    public const int Connected = 0x0101;
    public const int Disconnected = 0x0102;
    public const int ConnectionFail = 0x0103;
    public const int Login = 0x0104;
    public const int Logout = 0x0105;
    public const int SetRest = 0x0106;
    public const int SubscriberNumbers = 0x0107;
    public const int MonitoredNumbers = 0x0108;
    public const int MonitorAdd = 0x0109;
    public const int MonitorDelete = 0x010A;
    public const int AuthSms = 0x0200;
    public const int AuthTts = 0x0201;
    public const int CreateUser = 0x0210;
    public const int ChangePassword = 0x0211;
    public const int GetServiceInfo = 0x0212;
    public const int ServiceInfo = 0x0300;
    public const int CallStatus = 0x0301;
    public const int StartService = 0x0302;
    public const int StopService = 0x0303;
    public const int ReadyService = 0x0304;
    public const int Answer = 0x0305;
    public const int InitRecord = 0x0306;
    public const int StartRecord = 0x0307;
    public const int StopRecord = 0x0308;
    public const int ParticipantAdd = 0x0309;
    public const int ParticipantDelete = 0x030A;
    public const int ParticipantExpel = 0x030B;
    public const int RequestService = 0x030C;
}
