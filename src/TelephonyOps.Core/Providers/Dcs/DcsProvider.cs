using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Dcs;

/// <summary>LG U+ DCS, REST API 1.0.</summary>
sealed class DcsProvider : ITelephonyProvider
{
    public const string ProviderName = "Dcs";
    const int Port = 10443;

    public string Name => ProviderName;

    public string DisplayName => "LG U+ DCS REST API 1.0";

    public Type SessionType => typeof(DcsSession);

    public IReadOnlyList<string> AcceptedOptions => LgConnection.Options;

    public IReadOnlyList<VendorOperation> Operations { get; } =
    [
        new("userinfo", typeof(IUserInfo), "2.3", "Get-TelUser", "Get-TelForward", "Connect-TelSession", "Test-TelSession"),
        new("phonebook", typeof(IContacts), "3.3", "Get-TelContact"),
        new("callhistory", typeof(ICallHistory), "4.3", "Get-TelCallHistory"),
        new("forwardnum", typeof(IForwarding), "5.3", "Set-TelForward"),
        new("noforward", typeof(IForwarding), "6.3", "Clear-TelForward"),
        new("recordlist", typeof(IRecordings), "7.3", "Get-TelRecording"),
        new("clickdial", typeof(IDialing), "8.3", "Invoke-TelDial"),
        new("hangup", typeof(IHangUp), "9.3", "Stop-TelCall"),
        new("startrecord", typeof(ICallRecording), "10.3", "Start-TelRecording"),
        new("endrecord", typeof(ICallRecording), "11.3", "Stop-TelRecording"),
        new("hold", typeof(ICallHolding), "12.3", "Suspend-TelCall"),
        new("unhold", typeof(ICallHolding), "13.3", "Resume-TelCall"),
        new("conference", typeof(IConferencing), "14.3", "Start-TelConference", "Add-TelConferenceMember"),
        new("sms", typeof(IMessaging), "15.3", "Send-TelMessage"),
        new("downloadrecord", typeof(IRecordingDownload), "16.3", "Save-TelRecording"),
    ];

    public Task<TelephonySession> ConnectAsync(ConnectOptions options, CancellationToken cancellationToken)
    {
        var server = ServerAddress.ParseHttps(options.Server, Port);
        var client = new DcsClient(LgConnection.Pipeline(this, options, server), options.Account, LgPassword.Hash(options.Password), LgConnection.DialTimeout(options));
        var session = new DcsSession(this, options, server, client);
        return session.OpenedAsync(session.OpenAsync, cancellationToken);
    }
}
