using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.LguBase;

/// <summary>LG U+ DCS and premium Centrex through LGUBase Open API 1.0.1.21: the CTI server's TCP protocol, without the ActiveX control.</summary>
sealed class LguBaseProvider : ITelephonyProvider
{
    public const string ProviderName = "LguBase";

    static readonly string[] s_eventCommands = ["Register-TelEvent", "Watch-TelEvent", "Wait-TelEvent"];

    public string Name => ProviderName;

    public string DisplayName => "LG U+ LGUBase Open API 1.0.1.21";

    public Type SessionType => typeof(LguBaseSession);

    public IReadOnlyList<string> AcceptedOptions { get; } =
    [
        nameof(ConnectOptions.ByteOrder), nameof(ConnectOptions.DialectPath), nameof(ConnectOptions.DialTimeout), nameof(ConnectOptions.HeartbeatInterval),
        nameof(ConnectOptions.ReconnectInterval), nameof(ConnectOptions.SwpLogin),

        // Taken so that the refusal can say why: the document names both and describes neither.
        nameof(ConnectOptions.Encryption), nameof(ConnectOptions.OamServer),
    ];

    public IReadOnlyList<VendorOperation> Operations { get; } =
    [
        new("LoginServer", null, "2.1", "Connect-TelSession"),
        new("LoginBySWP", null, "2.2", "Connect-TelSession"),
        new("ConnectServer", null, "2.3", "Connect-TelSession"),
        new("DisconnectServer", null, "2.4", "Disconnect-TelSession"),
        new("SetEncryption", null, "2.5", "Connect-TelSession"),
        new("SetHeartBeat", null, "2.6", "Connect-TelSession"),
        new("IsConnected", null, "2.7", "Test-TelSession"),
        new("SetAutoReconnect", null, "2.8", "Connect-TelSession"),
        new("SetOamServerIP", null, "2.9", "Connect-TelSession"),
        new("SetSeedEncryption", null, "2.10", "Connect-TelSession"),
        new("Click2Call", typeof(IDialing), "3.1", "Invoke-TelDial"),
        new("Answer", typeof(ICallAnswering), "3.2", "Receive-TelCall"),
        new("Hold", typeof(ICallHolding), "3.3", "Suspend-TelCall"),
        new("Unhold", typeof(ICallHolding), "3.4", "Resume-TelCall"),
        new("Pickup", typeof(ICallPickup), "3.5", "Request-TelPickup"),
        new("HangUp", typeof(IHangUp), "3.6", "Stop-TelCall"),
        new("HangUpDst", typeof(IHangUp), "3.7", "Stop-TelCall"),
        new("HangUpChannel", typeof(IHangUp), "3.8", "Stop-TelCall"),
        new("StartRecord", typeof(ICallRecording), "3.9", "Start-TelRecording"),
        new("StopRecord", typeof(ICallRecording), "3.10", "Stop-TelRecording"),
        new("Transfer", typeof(ICallTransfer), "3.11", "Move-TelCall"),
        new("AtXfer", typeof(ICallTransfer), "3.12", "Move-TelCall"),
        new("AtXferCID", typeof(ICallTransfer), "3.13", "Move-TelCall"),
        new("RedirectConference", typeof(IConferencing), "3.14", "Start-TelConference"),
        new("InviteConference", typeof(IConferenceInvitation), "3.15", "Add-TelConferenceMember"),
        new("JoinConference", typeof(IConferenceInvitation), "3.16", "Add-TelConferenceMember"),
        new("CallWithConference", typeof(IConferencing), "3.17", "Start-TelConference"),
        new("GetListConfMember", typeof(IConferenceInfo), "6.2", "Get-TelConference"),
        new("RemoveConference", typeof(IConferenceRemoval), "6.2", "Remove-TelConferenceMember"),
        new("SendSIPCommand", typeof(IRawCommands), "3.18", "Invoke-TelCommand"),
        new("SendSMS", typeof(IMessaging), "3.19", "Send-TelMessage"),
        new("SendPeerMsg", typeof(IMessaging), "3.20", "Send-TelMessage"),
        new("SetForward", typeof(IForwarding), "3.21", "Set-TelForward", "Clear-TelForward"),
        new("GetPeerInfo", typeof(IDevices), "3.22", "Get-TelDevice"),
        new("GetCallHistory", typeof(ICallHistory), "3.23", "Get-TelCallHistory"),
        new("GetCallHistory (counts)", typeof(ICallStatistics), "3.23", "Measure-TelCallHistory"),
        new("MagAddrList LIST", typeof(IContacts), "3.24", "Get-TelContact"),
        new("MagAddrList ADD", typeof(IContactEditing), "3.24", "Add-TelContact"),
        new("MagAddrList MOD", typeof(IContactEditing), "3.24", "Set-TelContact"),
        new("MagAddrList DEL", typeof(IContactEditing), "3.24", "Remove-TelContact"),
        new("GetRecordList", typeof(IRecordings), "3.25", "Get-TelRecording"),
        new("GetStatusPeers", typeof(ICallStatus), "3.26", "Get-TelCallStatus"),
        new("RINGEVENT", typeof(IEventSource), "4.3", s_eventCommands),
        new("CHANNELLIST", typeof(IEventSource), "4.4", s_eventCommands),
        new("CHANNELOUT", typeof(IEventSource), "4.5", s_eventCommands),
        new("LOGINRESULT", typeof(IEventSource), "4.6", s_eventCommands),
        new("NetworkError", typeof(IEventSource), "4.7", s_eventCommands),
        new("CDREVENT and others", typeof(IEventSource), "4.8", s_eventCommands),
        new("CMDRESULT", typeof(IEventSource), "4.9", s_eventCommands),
        new("CMDRESULTEND", typeof(IEventSource), "6.2", s_eventCommands),
        new("CONFERENCEEVENT", typeof(IEventSource), "3.14", s_eventCommands),
        new("RECVPEERMSG", typeof(IEventSource), "4.10", s_eventCommands),
        new("CMDERROR", typeof(IEventSource), "4.11", s_eventCommands),
        new("RECVSMS", typeof(IEventSource), "4.12", s_eventCommands),
    ];

    public Task<TelephonySession> ConnectAsync(ConnectOptions options, CancellationToken cancellationToken)
    {
        var session = new LguBaseSession(this, options, LguBaseSettings.From(options));
        return session.OpenedAsync(session.OpenAsync, cancellationToken);
    }
}
