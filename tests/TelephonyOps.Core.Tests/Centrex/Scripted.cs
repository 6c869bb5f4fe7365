using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>A Centrex session on a server that answers word for word.</summary>
static class Scripted
{
    public const string UserInfo =
        """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"NAME":"\ud64d\uae38\ub3d9","EXTEN":"854","NUMBER070":"07012340001","FORWARD_TYPE":"N","FORWARD_DATA":"","FORWARD_STR":""}}""";

    public static async Task<TelephonySession> ConnectAsync(ScriptedServer server, ManualTime? time = null)
    {
        server.Answer("userinfo", UserInfo);
        return await ProviderRegistry.ConnectAsync("Centrex", new ConnectOptions
        {
            Server = server.Address.ToString(),
            Account = "070-1234-0001",
            Password = new Secret("password"),
            Time = time ?? ManualTime.Skipping(),
        }, Rig.Token).Soon();
    }

    /// <summary>A list of one page.</summary>
    public static string Page(string rows, long total, long page = 1, long perPage = 10)
        => $$"""{"SVC_RT":"0000","SVC_MSG":"OK","LISTINFO":{"page":{{page}},"numperpage":{{perPage}},"total":{{total}}},"DATAS":[{{rows}}]}""";
}
