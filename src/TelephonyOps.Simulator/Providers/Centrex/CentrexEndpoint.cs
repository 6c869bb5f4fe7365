using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>The running Centrex system.</summary>
internal sealed class CentrexEndpoint(CentrexState state, Politeness politeness, HttpFront front)
    : LgRestEndpoint<CentrexAccount>(state, politeness, front)
{
    protected override string OwnActions => CentrexActions.Names;

    public override object Summarize() => new
    {
        accounts = state.Accounts.Select(account => new
        {
            id = account.Id,
            extension = account.Extension,
            call = account.DescribeCall(),
            dialled = account.Dialled,
            sent = account.Sent.Count,
            restCount = account.RestCount,
            forward = account.Forward,
            hooks = HooksOf(account),
            outbound = account.Outbound.Total,
            inbound = account.Inbound.Total,
            recordings = account.Recordings.Total,
            removed = account.Recordings.RemovedNames,
        }),
        hookCalls = state.HookCalls,
    };

    protected override string NoteOf(CentrexAccount line) => line.Service switch
    {
        ApiService.TypeB => "type B",
        ApiService.TypeA => "type A: no recording download or removal",
        _ => "no API service",
    };

    private static string[] HooksOf(CentrexAccount account) => [.. Enum.GetValues<HookKind>().Where(kind => account.Hook(kind) is not null).Select(kind => kind.ToString())];

    protected override object? ActOwn(string action, ActionArguments arguments) => CentrexActions.Act(state, action, arguments);
}
