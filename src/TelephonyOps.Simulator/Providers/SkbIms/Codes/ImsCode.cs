namespace TelephonyOps.Simulator.Providers.SkbIms.Codes;

/// <summary>Results of functions and events, with the numbers of section 3.2.</summary>
public static class ImsCode
{
    public const int Success = 0;
    public const int NoEvent = -1;
    public const int EtcFail = 0x8000;
    public const int InitFail = 0x8001;
    public const int HeartbeatTimeout = 0x8002;
    public const int InvalidMessage = 0x8003;
    public const int InService = 0x8004;
    public const int NotInService = 0x8005;
    public const int AlreadyLogin = 0x8007;
    public const int UserAlreadyAdded = 0x8008;
    public const int UserNotLogin = 0x800B;
    public const int PartialFail = 0x800C;
    public const int Fail = 0x800D;

    /// <summary>Sections 2.18 and 2.25 give it the number of <see cref="Fail"/>.</summary>
    public const int NotReady = 0x800D;

    public const int DispConnectFail = 0x8010;
    public const int HostConnectFail = 0x8011;
    public const int HostNotConnected = 0x8014;
    public const int InvalidId = 0x8017;
    public const int InvalidNumber = 0x8018;
    public const int InvalidPassword = 0x8019;
    public const int InvalidCommandType = 0x801A;
    public const int InvalidAppKey = 0x801B;
    public const int InvalidAuthNumber = 0x801C;
    public const int Busy = 0x801D;
    public const int NoAnswer = 0x801E;
    public const int NotReachable = 0x801F;
    public const int Abandon = 0x8020;
    public const int NotRecording = 0x8021;
    public const int AlreadyRecording = 0x8022;
    public const int NotAvailableRecording = 0x8024;
    public const int Unallocated = 0x8026;
    public const int PasswordLength = 0x8029;
    public const int PasswordCharacter = 0x802A;
    public const int PasswordExpired = 0x802B;
    public const int PasswordReuse = 0x802C;
    public const int TemporaryInability = 0x802D;
    public const int MaxUsersOfNumber = 0x8071;
    public const int MaxMonitoredNumbers = 0x8072;
    public const int LimitExceeded = 0x8073;
    public const int OverLength = 0x8074;
    public const int NotAllowedService = 0x8075;
}
