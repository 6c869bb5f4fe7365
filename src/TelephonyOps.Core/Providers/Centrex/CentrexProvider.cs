using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Centrex;

/// <summary>LG U+ premium Centrex, REST API 4.0.</summary>
sealed class CentrexProvider : ITelephonyProvider
{
    public const string ProviderName = "Centrex";
    const string PublicServer = "https://centrex.uplus.co.kr";

    public string Name => ProviderName;

    public string DisplayName => "LG U+ Centrex REST API 4.0";

    public Type SessionType => typeof(CentrexSession);

    public IReadOnlyList<string> AcceptedOptions { get; } =
    [
        .. LgConnection.Options,
        nameof(ConnectOptions.CallbackHost), nameof(ConnectOptions.CallbackPort), nameof(ConnectOptions.CallbackSender),
    ];

    public IReadOnlyList<VendorOperation> Operations { get; } =
    [
        new("clickdial", typeof(IDialing), "2.3", "Invoke-TelDial"),
        new("hangup", typeof(IHangUp), "2.4", "Stop-TelCall"),
        new("startrecord", typeof(ICallRecording), "3.3", "Start-TelRecording"),
        new("stoprecord", typeof(ICallRecording), "3.4", "Stop-TelRecording"),
        new("starthold", typeof(ICallHolding), "4.3", "Suspend-TelCall"),
        new("stophold", typeof(ICallHolding), "4.4", "Resume-TelCall"),
        new("conference", typeof(IConferencing), "5.3", "Start-TelConference", "Add-TelConferenceMember"),
        new("addresslist", typeof(IContacts), "6.3", "Get-TelContact"),
        new("recordlist", typeof(IRecordings), "7.3", "Get-TelRecording"),
        new("callhistory", typeof(ICallHistory), "8.3", "Get-TelCallHistory"),
        new("smssend", typeof(IMessaging), "9.3", "Send-TelMessage"),
        new("setforward", typeof(IForwarding), "10.3", "Set-TelForward"),
        new("stopforward", typeof(IForwarding), "10.4", "Clear-TelForward"),
        new("userinfo", typeof(IUserInfo), "11.3", "Get-TelUser", "Connect-TelSession", "Test-TelSession"),
        new("phonestatus", typeof(ICallStatus), "12.3", "Get-TelCallStatus"),
        new("channelstatus", typeof(ICallStatus), "12.4", "Get-TelCallStatus"),
        new("setringcallback", typeof(IWebhooks), "13.3", "Set-TelWebhook", "Watch-TelEvent", "Wait-TelEvent", "Register-TelEvent"),
        new("getringcallback", typeof(IWebhooks), "14.3", "Get-TelWebhook"),
        new("delringcallback", typeof(IWebhooks), "15.3", "Remove-TelWebhook"),
        new("setsmscallback", typeof(IWebhooks), "16.3", "Set-TelWebhook", "Watch-TelEvent", "Wait-TelEvent", "Register-TelEvent"),
        new("getsmscallback", typeof(IWebhooks), "17.3", "Get-TelWebhook"),
        new("delsmscallback", typeof(IWebhooks), "18.3", "Remove-TelWebhook"),
        new("getrecvsmslist", typeof(IMessageInbox), "19.3", "Get-TelMessage"),
        new("setforwardtype", typeof(IForwarding), "20.3", "Set-TelForward"),
        new("getforwardtype", typeof(IForwardingInfo), "21.3", "Get-TelForward"),
        new("getinboundcall", typeof(IInboundCalls), "22.3", "Get-TelInboundCall"),
        new("recorddownload", typeof(IRecordingDownload), "23.3", "Save-TelRecording"),
        new("recordremove", typeof(IRecordingRemoval), "24.3", "Remove-TelRecording"),
    ];

    public Task<TelephonySession> ConnectAsync(ConnectOptions options, CancellationToken cancellationToken)
    {
        options = options with { Account = PhoneNumber.Normalize(options.Account) };
        var server = ServerAddress.ParseHttps(options.Server ?? PublicServer, 443);
        var client = new CentrexClient(LgConnection.Pipeline(this, options, server), options.Account, LgPassword.Hash(options.Password), LgConnection.DialTimeout(options));
        var session = new CentrexSession(this, options, server, client);
        return session.OpenedAsync(session.OpenAsync, cancellationToken);
    }
}
