using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using ProviderRegistry = TelephonyOps.Providers.ProviderRegistry;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>A DCS session to a server that answers what the vendor's document prints.</summary>
sealed class DcsScript : IAsyncDisposable
{
    /// <summary>2.4</summary>
    public const string UserInfo =
        """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"USERID":"4XX7","USERNAME":"4XX7","EXTENSION":"4XX7","VOIP_TEL":"070XXXX4XX7","ORGNUMBER":"","GROUP":"SSW","FORWARDING":"착신전환 없음","PREVENT":"","FORCE_CIDNUM":"본인 VoIP번호","HHP_NUMBER":"없음"}}""";

    /// <summary>4.4, 7.4</summary>
    public const string NoData = """{"SVC_RT":"4002", "SVC_MSG":"NO_DATA"}""";

    public const string Done = """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"STATUS":"OK"}}""";

    DcsScript(ScriptedServer server, TelephonySession session)
    {
        Server = server;
        Session = session;
    }

    public ScriptedServer Server { get; }

    public TelephonySession Session { get; }

    public static async Task<DcsScript> StartAsync(string account = "4XX7", string userInfo = UserInfo, TimeProvider? time = null)
    {
        var server = (await ScriptedServer.StartAsync()).Answer("userinfo", userInfo);
        var options = new ConnectOptions { Server = server.Address.ToString(), Account = account, Password = new Secret(Canary.Password), Time = time ?? ManualTime.Skipping() };
        try
        {
            return new DcsScript(server, await ProviderRegistry.ConnectAsync("Dcs", options, Rig.Token).Soon());
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public T Need<T>() where T : class, ICapability => Session.Require<T>();

    /// <summary>A page of a list in the form of the document.</summary>
    public static string Page(int page, int total, IEnumerable<string> rows, int perPage = 10, bool numbers = false)
    {
        var quote = numbers ? "" : "\"";
        return $$"""{"SVC_RT":"0000","SVC_MSG":"OK","LISTINFO":{"PAGE":{{quote}}{{page}}{{quote}},"NUM_PER_PAGE":{{quote}}{{perPage}}{{quote}},"TOTAL":{{quote}}{{total}}{{quote}}},"DATAS":[{{string.Join(',', rows)}}]}""";
    }

    /// <summary>A row of 4.3.</summary>
    public static string Call(string time, string number = "01012345678", string seconds = "61", string code = "16")
        => $$"""{"MODE":"수신","EXTENSION":"4XX7","CALLDATE":"{{time}}","NUMBER":"{{number}}","BILLSEC":"{{seconds}}","DISPOSITION":"NORMAL_CLEARING","DISPOSITIONCODE":"{{code}}"}""";

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await Server.DisposeAsync();
    }
}
