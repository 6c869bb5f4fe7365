using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>The 41 exports of chapter 2.</summary>
internal static class ImsFunctions
{
    private const string Callee = "strCallee";

    /// <summary>By name.</summary>
    public static readonly IReadOnlyDictionary<string, ImsFunction> All = Table().ToDictionary(function => function.Name, StringComparer.Ordinal);

    private static ImsFunction[] Table() =>
    [
        new("IMS_Init", ["strAppKey"], [], Needs.Nothing, ImsService.Normal, ImsEventType.Connected, SessionOperations.Init),
        new("IMS_Close", [], [], Needs.Nothing, ImsService.Normal, ImsEventType.Normal, SessionOperations.Close),
        new("IMS_GetVersion", [], [], Needs.Nothing, ImsService.Normal, ImsEventType.Normal, _ => ImsCode.Success),
        new("IMS_Login", ["strUserId", "strPasswd"], [], Needs.Host, ImsService.Normal, ImsEventType.Login, SessionOperations.LogIn),
        new("IMS_Logout", [], [], Needs.Login, ImsService.Normal, ImsEventType.Logout, SessionOperations.LogOut),
        new("IMS_AuthSms", ["strTelNum"], [], Needs.Host, ImsService.Normal, ImsEventType.AuthSms, RegistrationOperations.SendAuthNumber),
        new("IMS_AuthTts", ["strTelNum"], [], Needs.Host, ImsService.Normal, ImsEventType.AuthTts, RegistrationOperations.SendAuthNumber),
        new("IMS_CreateUser", ["strUserId", "strPasswd", "strTelNum", "strAuthNo"], [], Needs.Host, ImsService.Normal, ImsEventType.CreateUser, RegistrationOperations.CreateUser),
        new("IMS_ChgPasswd", ["strUserId", "strPasswd", "strTelNum", "strAuthNo"], [], Needs.Host, ImsService.Normal, ImsEventType.ChangePassword, RegistrationOperations.ChangePassword),
        new("IMS_GetEvent", [], [], Needs.Nothing, ImsService.Normal, ImsEventType.Normal, _ => ImsCode.NoEvent),
        new("IMS_SetRest", [], ["nFlag"], Needs.Login, ImsService.Normal, ImsEventType.SetRest, SubscriberOperations.SetRest),
        new("IMS_GetRest", [], [], Needs.Login, ImsService.Normal, ImsEventType.Normal, _ => ImsCode.Success),
        new("IMS_GetProfile", ["strServiceName", "strProfileName"], [], Needs.Login, ImsService.Normal, ImsEventType.Normal, SubscriberOperations.GetProfile),
        new("IMS_QrySubDnList", [], [], Needs.Login, ImsService.Normal, ImsEventType.SubscriberNumbers, SubscriberOperations.QueryNumbers),
        new("IMS_QryMonDnList", [], [], Needs.Login, ImsService.Normal, ImsEventType.MonitoredNumbers, SubscriberOperations.QueryMonitors),
        new("IMS_AddMonDn", ["strDn"], [], Needs.Login, ImsService.Normal, ImsEventType.MonitorAdd, SubscriberOperations.AddMonitor),
        new("IMS_DelMonDn", ["strDn"], [], Needs.Login, ImsService.Normal, ImsEventType.MonitorDelete, SubscriberOperations.DeleteMonitor),
        new("IMS_Cnfr_Start", [Callee], ["nEventF"], Needs.Login, ImsService.Conference, ImsEventType.StartService, ConferenceOperations.Start),
        new("IMS_Cnfr_Stop", [], [], Needs.Login, ImsService.Conference, ImsEventType.StopService, ConferenceOperations.Stop),
        new("IMS_Cnfr_CallStatus", [], [], Needs.Login, ImsService.Conference, ImsEventType.CallStatus, ConferenceOperations.Status),
        new("IMS_Cnfr_Add", [Callee], [], Needs.Login, ImsService.Conference, ImsEventType.ParticipantAdd, ConferenceOperations.Add),
        new("IMS_Cnfr_Del", [Callee], [], Needs.Login, ImsService.Conference, ImsEventType.ParticipantExpel, ConferenceOperations.Expel),
        new("IMS_ClickCall_Start", ["strDestDn"], ["nRecordF", "nEventF", "nAutoAnswerF"], Needs.Login, ImsService.ClickCall, ImsEventType.StartService, ClickCallOperations.Start),
        new("IMS_ClickCall_Stop", [], [], Needs.Login, ImsService.ClickCall, ImsEventType.StopService, ClickCallOperations.Stop),
        new("IMS_ClickCall_StartRecord", [], [], Needs.Login, ImsService.ClickCall, ImsEventType.StartRecord, ClickCallOperations.StartRecord),
        new("IMS_ClickCall_StopRecord", [], [], Needs.Login, ImsService.ClickCall, ImsEventType.StopRecord, ClickCallOperations.StopRecord),
        new("IMS_ClickCall_CallStatus", [], [], Needs.Login, ImsService.ClickCall, ImsEventType.CallStatus, ClickCallOperations.Status),
        new("IMS_SendSms", [Callee, "strMessage"], [], Needs.Login, ImsService.SendSms, ImsEventType.Normal, MessageOperations.SendSms),
        new("IMS_TtsRs", ["strUserName", Callee, "strDtmf", "strMessage"], ["nEventF"], Needs.Login, ImsService.TtsRs, ImsEventType.StartService, SpeechOperations.Survey),
        new("IMS_TtsMsg", ["strUserName", Callee, "strMessage"], ["nEventF"], Needs.Login, ImsService.TtsMsg, ImsEventType.StartService, SpeechOperations.Message),
        new("IMS_TtsAuth", [Callee, "strAuthNo"], [], Needs.Login, ImsService.TtsAuth, ImsEventType.StartService, SpeechOperations.AuthNumber),
        new("IMS_CallForward_Get", [], [], Needs.Login, ImsService.CallFwd, ImsEventType.Normal, ForwardOperations.Get),
        new("IMS_CallForward_Reg", ["strCfType", "strCfDn"], [], Needs.Login, ImsService.CallFwd, ImsEventType.Normal, ForwardOperations.Register),
        new("IMS_CallForward_Rel", ["strCfType"], [], Needs.Login, ImsService.CallFwd, ImsEventType.Normal, ForwardOperations.Release),
        new("IMS_TermRec_Start", [], [], Needs.Login, ImsService.TermRec, ImsEventType.StartRecord, InboundOperations.StartRecord),
        new("IMS_TermRec_Stop", [], [], Needs.Login, ImsService.TermRec, ImsEventType.StopRecord, InboundOperations.StopRecord),
        new("IMS_TermRec_CallStatus", [], [], Needs.Login, ImsService.TermRec, ImsEventType.CallStatus, InboundOperations.Status),
        new("IMS_TermRec_StopService", [], [], Needs.Login, ImsService.TermRec, ImsEventType.StopService, InboundOperations.StopService),
        new("IMS_CallTransfer_Start", ["strDn"], ["nDisplayType"], Needs.Login, ImsService.CallTransfer, ImsEventType.StartService, InboundOperations.Transfer),
        new("IMS_CallPickup_Start", [], ["nAutoAnswerF", "nDisplayType"], Needs.Login, ImsService.CallPickup, ImsEventType.StartService, InboundOperations.PickUp),
        new("IMS_SendMms", [Callee, "strMessage"], [], Needs.Login, ImsService.SendMms, ImsEventType.Normal, MessageOperations.SendMms),
    ];
}
