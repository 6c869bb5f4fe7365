using System.Globalization;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>The error codes of 3.2.</summary>
static class SkbImsErrors
{
    public const int EtcFail = 0x8000;
    public const int HeartbeatTimeout = 0x8002;
    public const int NotLoggedIn = 0x800B;
    public const int PartialFail = 0x800C;
    public const int FailOrNotReady = 0x800D;
    public const int HostNotConnected = 0x8014;
    public const int NotAllowedService = 0x8075;

    /// <summary>
    /// The code in the numbering of chapter 3: many function tables print <c>0x08xx</c> for it (quirk 35),
    /// and a library that computes in 16 bits hands it over with its sign.
    /// </summary>
    public static int Normalize(int code) => code switch
    {
        >= 0x0800 and <= 0x08FF => 0x8000 | (code & 0xFF),
        < 0 and >= short.MinValue and not -1 => code & 0xFFFF,
        _ => code,
    };

    public static string Show(int code) => string.Create(CultureInfo.InvariantCulture, $"0x{code:X4}");

    /// <param name="function">The function whose result it is: a few codes mean another thing in another function.</param>
    /// <param name="code">Normalized.</param>
    /// <param name="info">What the event says further.</param>
    public static TelephonyException Of(string function, int code, string? info = null)
    {
        var (name, kind, action) = Meaning(function, code);
        return new TelephonyException(kind, string.IsNullOrEmpty(info) ? SkbImsTexts.Failed.With(function, name, Show(code)) : SkbImsTexts.FailedWith.With(function, name, Show(code), info))
        {
            Provider = SkbImsProvider.ProviderName,
            VendorCode = Show(code),
            VendorText = name,
            IsTransient = code is EtcFail or HeartbeatTimeout or 0x8010 or 0x8011 or HostNotConnected or 0x8015 or 0x801D or 0x802D,
            RecommendedAction = action,
        };
    }

    /// <summary>The code's name in the document; null for one that it does not list.</summary>
    public static string? NameOf(string function, int code) => Meaning(function, code) is { Name: var name } && name != Unlisted ? name : null;

    const string Unlisted = "?";

    static (string Name, TelephonyErrorKind Kind, string Action) Meaning(string function, int code) => code switch
    {
        EtcFail when function == "IMS_Init" => ("INIT_FAIL", TelephonyErrorKind.Unavailable, SkbImsTexts.InitAction),
        EtcFail => ("ETC_FAIL", TelephonyErrorKind.Unavailable, SkbImsTexts.VendorFaultAction),
        0x8001 => ("INIT_FAIL", TelephonyErrorKind.Unavailable, SkbImsTexts.InitAction),
        HeartbeatTimeout => ("HB_TIMEOUT", TelephonyErrorKind.Unavailable, SkbImsTexts.ConnectionAction),
        0x8003 => ("INVALID_MSG", TelephonyErrorKind.InvalidArgument, SkbImsTexts.ArgumentAction),

        // 2.18.3 and 2.18.4 print NOT_IN_SERVICE as 0x0804; the functions that only work on something running cannot be told that it runs already.
        0x8004 when function is "IMS_TermRec_CallStatus" or "IMS_TermRec_StopService" => ("NOT_IN_SERVICE", TelephonyErrorKind.NoActiveCall, SkbImsTexts.NoCallAction),
        0x8004 => ("IN_SERVICE", TelephonyErrorKind.Busy, SkbImsTexts.InServiceAction),
        0x8005 => ("NOT_IN_SERVICE", TelephonyErrorKind.NoActiveCall, SkbImsTexts.NoCallAction),
        0x8006 => ("INVALID_SERVICE_STS", TelephonyErrorKind.Conflict, SkbImsTexts.StateAction),
        0x8007 => ("ALREADY_LOGIN", TelephonyErrorKind.Conflict, SkbImsTexts.AlreadyLoginAction),
        0x8008 => ("USER_ALREADY_ADDED", TelephonyErrorKind.Conflict, SkbImsTexts.UserTakenAction),
        0x8009 => ("USER_NOT_ADDED", TelephonyErrorKind.NotFound, SkbImsTexts.UserUnknownAction),
        0x800A => ("MAX_USER_EXCEEDED", TelephonyErrorKind.Throttled, SkbImsTexts.QuotaAction),
        NotLoggedIn => ("USER_NOT_LOGIN", TelephonyErrorKind.Authentication, SkbImsTexts.NotLoggedInAction),
        PartialFail => ("PARTIAL_FAIL", TelephonyErrorKind.Unavailable, SkbImsTexts.PartialAction),

        // One number, two names: only these functions wait for a READY event (2.18.1, 2.25.1).
        FailOrNotReady when function.StartsWith("IMS_TermRec_", StringComparison.Ordinal) || function.StartsWith("IMS_CallTransfer_", StringComparison.Ordinal)
            => ("NOT_READY", TelephonyErrorKind.NoActiveCall, SkbImsTexts.NotReadyAction),
        FailOrNotReady => ("FAIL", TelephonyErrorKind.Unavailable, SkbImsTexts.VendorFaultAction),
        0x8010 => ("DISP_CONNECT_FAIL", TelephonyErrorKind.Unavailable, SkbImsTexts.ConnectionAction),
        0x8011 => ("HOST_CONNECT_FAIL", TelephonyErrorKind.Unavailable, SkbImsTexts.ConnectionAction),
        0x8012 => ("MAX_CONN_EXCEEDED", TelephonyErrorKind.Throttled, SkbImsTexts.QuotaAction),
        0x8013 => ("ALREADY_INIT", TelephonyErrorKind.Conflict, SkbImsTexts.SecondSessionAction),
        HostNotConnected => ("HOST_NOT_CONNECTED", TelephonyErrorKind.Unavailable, SkbImsTexts.ConnectionAction),
        0x8015 => ("SEND_FAIL", TelephonyErrorKind.Unavailable, SkbImsTexts.ConnectionAction),
        0x8016 => ("INVALID_RECV_DATA", TelephonyErrorKind.Protocol, SkbImsTexts.VendorFaultAction),
        0x8017 when function == "IMS_Login" => ("INVALID_ID", TelephonyErrorKind.Authentication, SkbImsTexts.LoginAction),
        0x8017 => ("INVALID_ID", TelephonyErrorKind.InvalidArgument, SkbImsTexts.UserUnknownAction),
        0x8018 => ("INVALID_DN", TelephonyErrorKind.InvalidArgument, SkbImsTexts.NumberAction),
        0x8019 when function == "IMS_Login" => ("INVALID_PASSWD", TelephonyErrorKind.Authentication, SkbImsTexts.LoginAction),
        0x8019 => ("INVALID_PASSWD", TelephonyErrorKind.InvalidArgument, SkbImsTexts.PasswordRuleAction),
        0x801A => ("INVALID_COMMAND_TYPE", TelephonyErrorKind.NotSupported, SkbImsTexts.VendorFaultAction),
        0x801B => ("INVALID_APPKEY", TelephonyErrorKind.Authentication, SkbImsTexts.AppKeyAction),
        0x801C => ("INVALID_AUTHNO", TelephonyErrorKind.Authentication, SkbImsTexts.AuthNumberAction),
        0x801D => ("BUSY", TelephonyErrorKind.Busy, SkbImsTexts.CalleeAction),
        0x801E => ("NO_ANSWER", TelephonyErrorKind.Unavailable, SkbImsTexts.CalleeAction),
        0x801F => ("NOT_REACHABLE", TelephonyErrorKind.Unavailable, SkbImsTexts.CalleeAction),
        0x8020 => ("ABANDON", TelephonyErrorKind.Unavailable, SkbImsTexts.CalleeAction),
        0x8021 => ("NOT_RECORDING", TelephonyErrorKind.Conflict, SkbImsTexts.StateAction),
        0x8022 => ("ALREADY_RECORDING", TelephonyErrorKind.Conflict, SkbImsTexts.StateAction),
        0x8023 => ("RECORDING_STOPED", TelephonyErrorKind.Conflict, SkbImsTexts.StateAction),
        0x8024 => ("NOT_AVAILABLE_RECORDING", TelephonyErrorKind.NotSupported, SkbImsTexts.RecordOptionAction),
        0x8025 => ("NOT_AVAILABLE_SERVICE", TelephonyErrorKind.Permission, SkbImsTexts.SubscribeAction),
        0x8026 => ("UNALLOC", TelephonyErrorKind.NotFound, SkbImsTexts.NumberAction),
        0x8027 => ("RECORD_FAIL", TelephonyErrorKind.Unavailable, SkbImsTexts.VendorFaultAction),
        0x8028 => ("RECORD_TIME_EXPIRED", TelephonyErrorKind.Conflict, SkbImsTexts.StateAction),
        0x8029 => ("INVALID_PASSWD_LENGTH", function == "IMS_Login" ? TelephonyErrorKind.Authentication : TelephonyErrorKind.InvalidArgument, SkbImsTexts.PasswordRuleAction),
        0x802A => ("INVALID_PASSWD_CHARACTOR", TelephonyErrorKind.InvalidArgument, SkbImsTexts.PasswordRuleAction),
        0x802B => ("INVALID_PASSWD_EXPIRED", TelephonyErrorKind.Authentication, SkbImsTexts.PasswordExpiredAction),
        0x802C => ("INVALID_PASSWD_REUSE_TERM", TelephonyErrorKind.InvalidArgument, SkbImsTexts.PasswordRuleAction),
        0x802D => ("TEMPORARY_INABILITY", TelephonyErrorKind.Unavailable, SkbImsTexts.VendorFaultAction),
        0x8070 => ("LOG_FAIL", TelephonyErrorKind.Unavailable, SkbImsTexts.LogFileAction),
        0x8071 => ("MAX_REG_USER_EXCEED", TelephonyErrorKind.Throttled, SkbImsTexts.QuotaAction),
        0x8072 => ("MAX_REF_DN_EXCEED", TelephonyErrorKind.Throttled, SkbImsTexts.QuotaAction),
        0x8073 => ("LIMIT_EXCEED", TelephonyErrorKind.Throttled, SkbImsTexts.LimitAction),
        0x8074 => ("OVER_LENGTH", TelephonyErrorKind.InvalidArgument, SkbImsTexts.TooLongAction),
        NotAllowedService => ("NOT_ALLOWED_SERVICE", TelephonyErrorKind.Permission, SkbImsTexts.SubscribeAction),
        _ => (Unlisted, TelephonyErrorKind.Protocol, SkbImsTexts.UnlistedAction),
    };
}
