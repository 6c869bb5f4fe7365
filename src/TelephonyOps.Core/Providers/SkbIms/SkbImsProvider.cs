using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>SK broadband CS OpenAPI IMS 1.1: a native library with 41 functions and a queue of events.</summary>
sealed class SkbImsProvider : ITelephonyProvider
{
    public const string ProviderName = "SkbIms";
    static readonly string[] s_eventCommands = ["Watch-TelEvent", "Wait-TelEvent", "Register-TelEvent"];

    public string Name => ProviderName;

    public string DisplayName => "SK broadband CS OpenAPI IMS 1.1";

    public Type SessionType => typeof(SkbImsSession);

    public IReadOnlyList<string> AcceptedOptions { get; } =
        [nameof(ConnectOptions.AppKey), nameof(ConnectOptions.NoLogin), nameof(ConnectOptions.DialectPath), nameof(ConnectOptions.ReconnectInterval), nameof(ConnectOptions.HeartbeatInterval)];

    public IReadOnlyList<VendorOperation> Operations { get; } =
    [
        new("IMS_Init", null, "2.1.1", "Connect-TelSession"),
        new("IMS_Close", null, "2.1.2", "Disconnect-TelSession"),
        new("IMS_GetVersion", null, "2.1 (API version), 2.1.1", "Get-TelSession"),
        new("IMS_Login", null, "2.2.1", "Connect-TelSession"),
        new("IMS_Logout", null, "2.2.2", "Disconnect-TelSession"),
        new("available services", typeof(IServices), "2.3", "Get-TelService"),
        new("IMS_AuthSms", typeof(IUserRegistration), "2.4.1", "Request-TelRegistration"),
        new("IMS_AuthTts", typeof(IUserRegistration), "2.4.2", "Request-TelRegistration"),
        new("IMS_CreateUser", typeof(IUserRegistration), "2.4.3", "Register-TelUser"),
        new("IMS_ChgPasswd", typeof(IUserRegistration), "2.4.1 (password)", "Set-TelPassword"),
        new("IMS_GetEvent", typeof(IEventSource), "2.5.1", s_eventCommands),
        new("IMS_SetRest", typeof(IAbsence), "2.6.1", "Set-TelAbsence"),
        new("IMS_GetRest", typeof(IAbsence), "2.7.1", "Get-TelAbsence"),
        new("IMS_GetProfile", typeof(IServiceProfiles), "2.8.1", "Get-TelServiceProfile"),
        new("IMS_QrySubDnList", typeof(INumbers), "2.9.1", "Get-TelNumber", "Test-TelSession"),
        new("IMS_QryMonDnList", typeof(IMonitoring), "2.9.2", "Get-TelMonitor"),
        new("IMS_AddMonDn", typeof(IMonitoring), "2.9.3", "Add-TelMonitor"),
        new("IMS_DelMonDn", typeof(IMonitoring), "2.9.4", "Remove-TelMonitor"),
        new("IMS_Cnfr_Start", typeof(IConferencing), "2.10.1", "Start-TelConference"),
        new("IMS_Cnfr_Stop", typeof(IConferenceEnding), "2.10.2", "Stop-TelConference"),
        new("IMS_Cnfr_CallStatus", typeof(IConferenceInfo), "2.10.3", "Get-TelConference"),
        new("IMS_Cnfr_Add", typeof(IConferenceInvitation), "2.10.4", "Add-TelConferenceMember"),
        new("IMS_Cnfr_Del", typeof(IConferenceRemoval), "2.10.5", "Remove-TelConferenceMember"),
        new("IMS_ClickCall_Start", typeof(IDialing), "2.11.1", "Invoke-TelDial"),
        new("IMS_ClickCall_Stop", typeof(IHangUp), "2.11.2", "Stop-TelCall"),
        new("IMS_ClickCall_CallStatus", typeof(ICallStatus), "2.11.3", "Get-TelCallStatus"),
        new("IMS_ClickCall_StartRecord", typeof(ICallRecording), "2.11.4", "Start-TelRecording"),
        new("IMS_ClickCall_StopRecord", typeof(ICallRecording), "2.11.5", "Stop-TelRecording"),
        new("IMS_SendSms", typeof(IMessaging), "2.12.1", "Send-TelMessage"),
        new("event SMS received", typeof(IEventSource), "2.13", s_eventCommands),
        new("IMS_TtsRs", typeof(ISpeech), "2.14.1", "Start-TelSurvey"),
        new("IMS_TtsMsg", typeof(ISpeech), "2.15.1", "Send-TelSpeech"),
        new("IMS_TtsAuth", typeof(ISpeech), "2.16.1", "Send-TelVerificationCode"),
        new("IMS_CallForward_Get", typeof(IForwardingInfo), "2.17.1", "Get-TelForward"),
        new("IMS_CallForward_Reg", typeof(IForwarding), "2.17.2", "Set-TelForward"),
        new("IMS_CallForward_Rel", typeof(IForwarding), "2.17.3", "Clear-TelForward"),
        new("IMS_TermRec_Start", typeof(ICallRecording), "2.18.1", "Start-TelRecording"),
        new("IMS_TermRec_Stop", typeof(ICallRecording), "2.18.2", "Stop-TelRecording"),
        new("IMS_TermRec_CallStatus", typeof(ICallStatus), "2.18.3", "Get-TelCallStatus"),
        new("IMS_TermRec_StopService", typeof(IHangUp), "2.18.4", "Stop-TelCall"),
        new("event recording ready", typeof(IEventSource), "2.18.1", s_eventCommands),
        new("event CID", typeof(IEventSource), "2.19", s_eventCommands),
        new("event missed call", typeof(IEventSource), "2.20", s_eventCommands),
        new("event outbound call started", typeof(IEventSource), "2.21", s_eventCommands),
        new("event outbound call ended", typeof(IEventSource), "2.22", s_eventCommands),
        new("event inbound call started", typeof(IEventSource), "2.23", s_eventCommands),
        new("event inbound call ended", typeof(IEventSource), "2.24", s_eventCommands),
        new("IMS_CallTransfer_Start", typeof(ICallTransfer), "2.25.1", "Move-TelCall"),
        new("IMS_CallPickup_Start", typeof(ICallPickup), "2.26.1", "Request-TelPickup"),
        new("IMS_SendMms", typeof(IMessaging), "2.27.1", "Send-TelMessage"),
        new("event MMS received", typeof(IEventSource), "2.28", s_eventCommands),
        new("event call while busy", typeof(IEventSource), "2.29", s_eventCommands),
        new("event picked up by another", typeof(IEventSource), "2.30", s_eventCommands),
        new("event transferred to us", typeof(IEventSource), "2.31", s_eventCommands),
    ];

    public async Task<TelephonySession> ConnectAsync(ConnectOptions options, CancellationToken cancellationToken)
    {
        if (options.AppKey is null) throw Refused(SkbImsTexts.NoAppKey, SkbImsTexts.AppKeyAction, null);
        if (!options.NoLogin && options.Account.Length == 0) throw Refused(SkbImsTexts.NoAccount, SkbImsTexts.LoginAction, null);
        if (options.CertificateThumbprint is not null || options.SkipCertificateCheck) throw Refused(SkbImsTexts.NoTls, SkbImsTexts.NoTlsAction, null);
        var path = string.IsNullOrWhiteSpace(options.Server) ? NativeImsLibrary.Default : options.Server;
        var dialect = options.DialectPath is null ? ImsDialect.Default : await ImsDialect.LoadAsync(options.DialectPath, cancellationToken).ConfigureAwait(false);
        var session = new SkbImsSession(this, options, path, dialect, ImsLibraries.Claim(path, options.Account));
        return await session.OpenedAsync(session.OpenAsync, cancellationToken).ConfigureAwait(false);
    }

    static TelephonyException Refused(string message, string action, object? target) => new(TelephonyErrorKind.InvalidArgument, message) { RecommendedAction = action, Target = target };
}
