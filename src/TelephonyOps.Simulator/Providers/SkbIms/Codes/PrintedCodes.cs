namespace TelephonyOps.Simulator.Providers.SkbIms.Codes;

/// <summary>The numbers that a function returns: its own table often prints 0x08xx for the 0x80xx of section 3.2.</summary>
internal static class PrintedCodes
{
    private static readonly int[] s_general =
        [ImsCode.EtcFail, ImsCode.InService, ImsCode.HostNotConnected, ImsCode.InvalidNumber, ImsCode.UserNotLogin];

    private static readonly int[] s_withoutNumber = [ImsCode.EtcFail, ImsCode.InService, ImsCode.HostNotConnected, ImsCode.UserNotLogin];

    // 2.18.3 and 2.18.4 print "not in service" with the number of "in service".
    private static readonly int[] s_notInServiceToo = [.. s_general, ImsCode.NotInService];

    private static readonly Dictionary<string, int[]> s_short = new(StringComparer.Ordinal)
    {
        ["IMS_CreateUser"] = [ImsCode.PasswordLength, ImsCode.PasswordCharacter, ImsCode.PasswordExpired],
        ["IMS_ChgPasswd"] = [ImsCode.PasswordCharacter, ImsCode.PasswordReuse],
        ["IMS_Cnfr_Add"] = [ImsCode.EtcFail],
        ["IMS_Cnfr_Del"] = [ImsCode.EtcFail],
        ["IMS_ClickCall_Start"] = s_general,
        ["IMS_ClickCall_StartRecord"] = s_general,
        ["IMS_ClickCall_StopRecord"] = s_general,
        ["IMS_SendSms"] = s_general,
        ["IMS_SendMms"] = s_general,
        ["IMS_TtsRs"] = s_general,
        ["IMS_TtsMsg"] = s_general,
        ["IMS_TtsAuth"] = s_general,
        ["IMS_CallForward_Get"] = s_general,
        ["IMS_CallForward_Reg"] = s_general,
        ["IMS_CallForward_Rel"] = s_general,
        ["IMS_TermRec_Start"] = s_general,
        ["IMS_TermRec_Stop"] = s_general,
        ["IMS_TermRec_CallStatus"] = s_notInServiceToo,
        ["IMS_TermRec_StopService"] = s_notInServiceToo,
        ["IMS_CallTransfer_Start"] = s_withoutNumber,
        ["IMS_CallPickup_Start"] = s_general,
    };

    /// <summary>What the function returns for a code of section 3.2.</summary>
    public static int Return(string family, string function, int code) => family switch
    {
        "chapter3" => code,
        "short" => Shorten(code),
        _ => Printed(function, code),
    };

    /// <summary>0x08xx for 0x80xx; anything else as it is.</summary>
    public static int Shorten(int code) => (code & 0xFF00) == 0x8000 && code > 0 ? 0x0800 | (code & 0xFF) : code;

    private static int Printed(string function, int code)
    {
        if (function == "IMS_Init" && code == ImsCode.InitFail)
            return ImsCode.EtcFail;
        if (!s_short.TryGetValue(function, out var codes) || !codes.Contains(code))
            return code;
        return code == ImsCode.NotInService ? Shorten(ImsCode.InService) : Shorten(code);
    }
}
