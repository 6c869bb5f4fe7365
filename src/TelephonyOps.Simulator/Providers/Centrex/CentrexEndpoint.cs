using System.Text.Json;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>The running Centrex system.</summary>
internal sealed class CentrexEndpoint(CentrexState state, Politeness politeness, HttpFront front) : HttpEndpoint(front)
{
    public override object State => state;

    public override IReadOnlyList<SimulatorAccount> Accounts =>
    [
        .. state.Accounts.Select(account => new SimulatorAccount(account.Id, account.Password, account.Service switch
        {
            ApiService.TypeB => "type B",
            ApiService.TypeA => "type A: no recording download or removal",
            _ => "no API service",
        })),
    ];

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
            outbound = account.Outbound.Total,
            inbound = account.Inbound.Total,
            recordings = account.Recordings.Total,
            removed = account.Recordings.RemovedNames,
        }),
        hookCalls = state.HookCalls,
    };

    public override Task<object?> ActAsync(string action, JsonElement arguments, CancellationToken cancellationToken) =>
        Task.FromResult<object?>(CentrexActions.Act(state, action, new(arguments)));

    public override Task ResetAsync()
    {
        politeness.Reset();
        state.Reset();
        return Task.CompletedTask;
    }
}
