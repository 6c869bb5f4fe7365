using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>The running Centrex system.</summary>
internal sealed class CentrexEndpoint(
    CentrexState state, Politeness politeness, LoopbackServer server, X509Certificate2? certificate) : SimulatedEndpoint
{
    public override string Server => server.Address.GetLeftPart(UriPartial.Authority);

    public override string? Thumbprint { get; } = certificate is null ? null : SelfSignedCertificate.ThumbprintOf(certificate);

    public override object State => state;

    public override ConnectionCount Connections => server.Connections;

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
            call = account.Call is { } call
                ? new { phase = call.Phase.ToString(), inbound = call.IsInbound, remote = call.Remote, channel = call.OwnChannel, held = call.IsHeld, recording = call.RecordingSince is not null, members = call.Members }
                : null,
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

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        certificate?.Dispose();
    }
}
