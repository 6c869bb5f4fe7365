using TelephonyOps.Capabilities;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Ipecs;

/// <summary>Ericsson-LG iPECS SME, Web API 1.0.</summary>
sealed class IpecsProvider : ITelephonyProvider
{
    // The port that the administration shows as an example; the box has no fixed one (2.1.2).
    const int UsualPort = 1024;
    static readonly string[] s_eventCommands = ["Watch-TelEvent", "Wait-TelEvent", "Register-TelEvent"];

    public string Name => "Ipecs";

    public string DisplayName => "Ericsson-LG iPECS SME Web API 1.0";

    public Type SessionType => typeof(IpecsSession);

    public IReadOnlyList<string> AcceptedOptions { get; } = [nameof(ConnectOptions.AsStation), nameof(ConnectOptions.ReconnectInterval)];

    public static IReadOnlyList<VendorOperation> All { get; } =
    [
        new("login", null, "3.2.1", "Connect-TelSession"),
        new("checkconnection", null, "3.2.2", "Test-TelSession"),
        new("logout", null, "3.2.3", "Disconnect-TelSession"),
        new("GET smdr", typeof(ICallHistory), "5.1", "Get-TelCallHistory"),
        new("GET smdr countOnly", typeof(ICallStatistics), "5.1", "Measure-TelCallHistory"),
        new("DELETE smdr", typeof(ICallHistoryRemoval), "5.1", "Remove-TelCallHistory"),
        new("event smdr", typeof(IEventSource), "5.1", s_eventCommands),
        new("event acd", typeof(IEventSource), "5.2", s_eventCommands),
        new("POST call/monitor", typeof(IMonitoring), "5.3.2.1", "Add-TelMonitor"),
        new("DELETE call/monitor", typeof(IMonitoring), "5.3.2.2", "Remove-TelMonitor"),
        new("event call", typeof(IEventSource), "5.3.2.3", s_eventCommands),
        new("POST call/presence", typeof(IMonitoring), "5.3.3.1", "Add-TelMonitor"),
        new("DELETE call/presence", typeof(IMonitoring), "5.3.3.2", "Remove-TelMonitor"),
        new("event presence", typeof(IEventSource), "5.3.3.3", s_eventCommands),
        new("call/terminals", typeof(IDevices), "5.3.4.1", "Get-TelDevice"),
        new("call/make", typeof(IDialing), "5.3.4.2", "Invoke-TelDial"),
        new("call/answer", typeof(ICallAnswering), "5.3.4.3", "Receive-TelCall"),
        new("call/clear_connection", typeof(IHangUp), "5.3.4.4", "Stop-TelCall"),
        new("call/reroute", typeof(ICallTransfer), "5.3.4.5, 5.3.4.30", "Move-TelCall"),
        new("call/hold", typeof(ICallHolding), "5.3.4.6", "Suspend-TelCall"),
        new("call/retrieve", typeof(ICallHolding), "5.3.4.7", "Resume-TelCall"),
        new("call/consultation", typeof(ICallConsultation), "5.3.4.8", "Start-TelConsultation", "Move-TelCall"),
        new("call/transfer", typeof(ICallConsultation), "5.3.4.9", "Complete-TelTransfer"),
        new("call/1step_transfer", typeof(ICallTransfer), "5.3.4.10", "Move-TelCall"),
        new("call/dial_digit", typeof(IDigits), "5.3.4.11", "Send-TelDigit"),
        new("call/reconnect", typeof(ICallConsultation), "5.3.4.12", "Switch-TelCall"),
        new("POST call/forward", typeof(IForwarding), "5.3.4.13", "Set-TelForward", "Clear-TelForward"),
        new("GET call/forward", typeof(IForwardingInfo), "5.3.4.14", "Get-TelForward"),
        new("POST call/dnd", typeof(IDoNotDisturb), "5.3.4.15", "Set-TelDoNotDisturb"),
        new("GET call/dnd", typeof(IDoNotDisturb), "5.3.4.16", "Get-TelDoNotDisturb"),
        new("call/pickup", typeof(ICallPickup), "5.3.4.17", "Request-TelPickup"),
        new("call/conference", typeof(IConferencing), "5.3.4.18", "Start-TelConference"),
        new("call/clear_connection (ringing)", typeof(ICallRejecting), "5.3.4.19", "Deny-TelCall"),
        new("call/busy_service", typeof(IBusyServices), "5.3.4.20", "Invoke-TelBusyService"),
        new("call/call_back", typeof(IBusyServices), "5.3.4.21", "Remove-TelCallbackRequest"),
        new("call/status", typeof(ICallStatus), "5.3.4.22", "Get-TelCallStatus"),
        new("call/park", typeof(ICallParking), "5.3.4.23", "Suspend-TelCall"),
        new("call/unpark", typeof(ICallParking), "5.3.4.24", "Resume-TelCall"),
        new("call/mwi", typeof(IMessageWaiting), "5.3.4.25", "Get-TelMessageWaiting"),
        new("call/flexpage", typeof(IPaging), "5.3.4.26", "Send-TelPage"),
        new("call/agent_logon", typeof(IAgents), "5.3.4.27", "Connect-TelAgent"),
        new("call/agent_logoff", typeof(IAgents), "5.3.4.28", "Disconnect-TelAgent"),
        new("call/agent_state", typeof(IAgents), "5.3.4.29", "Set-TelAgentState"),
        new("call/confgroup", typeof(IConferencing), "5.3.4.31", "Start-TelConference"),
        new("call/confgroup (999)", typeof(IConferenceEnding), "5.3.4.31", "Stop-TelConference"),
        new("POST call/confgroup_callee", typeof(IConferenceInvitation), "5.3.4.32", "Add-TelConferenceMember"),
        new("DELETE call/confgroup_callee", typeof(IConferenceRemoval), "5.3.4.33", "Remove-TelConferenceMember"),
        new("call/confgroup_mutecallee", typeof(IConferenceMuting), "5.3.4.34", "Set-TelConferenceMember"),
        new("GET call/confroom", typeof(IConferenceRooms), "5.3.4.35", "Get-TelConferenceRoom"),
        new("POST call/confroom", typeof(IConferenceRooms), "5.3.4.36", "Open-TelConferenceRoom", "Close-TelConferenceRoom"),
        new("clickcall", typeof(IDialing), "5.4", "Invoke-TelDial"),
    ];

    public IReadOnlyList<VendorOperation> Operations => All;

    public Task<TelephonySession> ConnectAsync(ConnectOptions options, CancellationToken cancellationToken)
    {
        if (options.Server is null) throw Refused(IpecsTexts.NoServer, IpecsTexts.NoServerAction, null);

        // A colon would end the id inside the Basic header (RFC 7617).
        if (options.Account.Length == 0 || options.Account.AsSpan().IndexOfAny(":/\\") >= 0 || options.Account.Any(char.IsControl))
        {
            throw Refused(IpecsTexts.BadAccount.With(options.Account), IpecsTexts.BadAccountAction, options.Account);
        }
        var server = ServerAddress.ParseHttps(options.Server, UsualPort);
        var tls = new TlsPolicy(options.CertificateThumbprint, options.SkipCertificateCheck);
        var http = new HttpPipeline(new HttpPipelineOptions
        {
            Provider = Name,
            BaseAddress = server,
            Tls = tls,
            Timeout = options.Timeout,
            Time = options.Time,

            // The event stream must be back within seconds of the link's return, and may need a new log-in for it: on a connection that works.
            BreakDuration = TimeSpan.FromSeconds(1),
            IdleTimeout = TimeSpan.FromSeconds(5),
        });
        var session = new IpecsSession(this, options, server, tls, http);
        return session.OpenedAsync(session.OpenAsync, cancellationToken);
    }

    static TelephonyException Refused(string message, string action, object? target) => new(TelephonyErrorKind.InvalidArgument, message) { RecommendedAction = action, Target = target };
}
