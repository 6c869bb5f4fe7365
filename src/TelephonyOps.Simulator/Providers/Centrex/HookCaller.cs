using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>A call-back that was made, and what came of it.</summary>
/// <param name="Account">Whose hook.</param>
/// <param name="Kind">What it reported.</param>
/// <param name="Target">Path and query as sent.</param>
/// <param name="Outcome">The answer's status line, or what went wrong.</param>
public sealed record HookCall(string Account, HookKind Kind, string Target, string Outcome);

/// <summary>Calls the customers' web servers (13.5, 16.5), by hand on a socket: the real caller speaks a bare HTTP, at times without a Host field.</summary>
internal sealed class HookCaller(SimulationContext simulation)
{
    private const int Kept = 10_000;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<HookCall> _made = new();

    public IReadOnlyList<HookCall> Made => [.. _made];

    public void Clear() => _made.Clear();

    public async Task CallAsync(CentrexAccount account, HookKind kind, string sender, string message)
    {
        if (account.Hook(kind) is not { } hook)
            return;
        var target = Target(account, hook, sender, message);
        if (!IPAddress.IsLoopback(hook.Host))
        {
            simulation.Violations.Add("hook-not-loopback", account.Id, kind == HookKind.Ring ? "setringcallback" : "setsmscallback");
            Keep(new(account.Id, kind, target, "refused: not a loopback address"));
            return;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(simulation.Stopping);
        limit.CancelAfter(s_limit);
        try
        {
            Keep(new(account.Id, kind, target, await GetAsync(hook, target, limit.Token)));
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
        {
            Keep(new(account.Id, kind, target, error.Message));
        }
    }

    private async Task<string> GetAsync(WebHook hook, string target, CancellationToken cancellationToken)
    {
        var request = simulation.Knobs.Flag("hook-http10")
            ? $"GET {target} HTTP/1.0\r\n\r\n"
            : $"GET {target} HTTP/1.1\r\nHost: {hook.HostName}:{hook.Port}\r\nConnection: close\r\n\r\n";
        using var client = new TcpClient();
        await client.ConnectAsync(hook.Host, hook.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadLineAsync(cancellationToken) ?? "closed without an answer";
    }

    private string Target(CentrexAccount account, WebHook hook, string sender, string message)
    {
        var path = hook.PathAndQuery;
        // 16.6: a message from outside is reported with the kind of a call.
        var isOutside = sender.Length > 4;
        var kind = hook.Kind == HookKind.Sms && isOutside && simulation.Knobs.Text("sms-kind") == "document" ? HookKind.Ring : hook.Kind;
        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}sender={Encode(sender)}&receiver={account.Id}"
            + $"&kind={(int)kind}&inner_num={account.Extension}&message={Encode(message)}";
    }

    // PHP's urlencode: a blank becomes a plus sign.
    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private void Keep(HookCall call)
    {
        _made.Enqueue(call);
        while (_made.Count > Kept)
            _made.TryDequeue(out _);
    }
}
