using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Core.Tests.Support;

/// <summary>A request as it arrived.</summary>
public sealed record ScriptedRequest(string Operation, string Method, string Path, string Body, long? ContentLength)
{
    /// <summary>The path before anything was decoded.</summary>
    public required string RawPath { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; } = QueryHelpers.ParseQuery(Body).ToDictionary(field => field.Key, field => field.Value.ToString());
}

/// <summary>
/// An HTTP server that answers what a test wrote down, word for word: for the samples that a vendor's document prints, and for what no
/// sound server would send. The simulators are for everything else.
/// </summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, Func<HttpContext, int, Task>> _answers = new();
    readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    LoopbackServer _server = null!;

    public Uri Address => _server.Address;

    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    /// <summary>Client connections that are open now, and that were ever opened.</summary>
    public (int Open, int Total) Connections => (_server.Connections.Open, _server.Connections.Total);

    public static async Task<ScriptedServer> StartAsync()
    {
        var server = new ScriptedServer();
        server._server = await LoopbackServer.StartAsync(IPAddress.Loopback, 0, null, server.ServeAsync, TestContext.Current.CancellationToken);
        return server;
    }

    public int Count(string operation) => _requests.Count(request => request.Operation == operation);

    public IReadOnlyList<ScriptedRequest> Of(string operation) => [.. _requests.Where(request => request.Operation == operation)];

    /// <summary>Answers an operation (the last part of the path, or the part after <c>restapi</c>) with these bodies in turn; the last one stays.</summary>
    public ScriptedServer Answer(string operation, params string[] bodies)
        => On(operation, (context, turn) => context.Response.WriteAsync(bodies[Math.Min(turn, bodies.Length - 1)]));

    /// <summary>Answers by hand; the number counts the operation's requests from 0.</summary>
    public ScriptedServer On(string operation, Func<HttpContext, int, Task> answer)
    {
        _answers[operation] = answer;
        return this;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    async Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var operation = path.Split('/') is ["", "restapi", var named, ..] ? named : path[(path.LastIndexOf('/') + 1)..];
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var turn = Count(operation);
        _requests.Enqueue(new ScriptedRequest(operation, context.Request.Method, path, body, context.Request.ContentLength)
        {
            RawPath = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        });
        if (_answers.TryGetValue(operation, out var answer)) await answer(context, turn);
        else context.Response.StatusCode = 404;
    }
}
