using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Hosting;

/// <summary>The operator's door: look at the state, plan faults, act on the system, reset it. Plain HTTP on loopback.</summary>
internal static class ControlEndpoint
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    internal static Task<LoopbackServer> StartAsync(
        string provider, SimulationContext context, SimulatedEndpoint endpoint, CancellationToken cancellationToken) =>
        LoopbackServer.StartAsync(
            context.Options.Bind, port: 0, certificate: null, http => HandleAsync(http, provider, context, endpoint), cancellationToken);

    private static async Task HandleAsync(HttpContext http, string provider, SimulationContext context, SimulatedEndpoint endpoint)
    {
        try
        {
            var answer = (http.Request.Method, http.Request.Path.Value) switch
            {
                ("GET", "/state") => Describe(provider, context, endpoint),
                ("POST", "/fault") => AddFault(context, await ReadAsync<Fault>(http)),
                ("DELETE", "/fault") => ClearFaults(context),
                ("POST", "/set") => SetKnobs(context, await ReadAsync<Dictionary<string, JsonElement>>(http)),
                ("POST", "/act") => await ActAsync(endpoint, await ReadAsync<JsonElement>(http), http.RequestAborted),
                ("POST", "/reset") => await ResetAsync(context, endpoint),
                _ => null,
            };
            await WriteAsync(http, answer is null ? 404 : 200, answer ?? new { error = "no such control path" });
        }
        catch (Exception error) when (error is JsonException or ArgumentException or SimulatorActionException)
        {
            await WriteAsync(http, 400, new { error = error.Message });
        }
    }

    private static object Describe(string provider, SimulationContext context, SimulatedEndpoint endpoint) => new
    {
        provider,
        server = endpoint.Server,
        requests = context.Counters.Received,
        handled = context.Counters.Handled,
        violations = context.Violations.All,
        connections = endpoint.Connections,
        faults = context.Faults.Pending,
        options = context.Knobs.All,
        state = endpoint.Summarize(),
    };

    private static object AddFault(SimulationContext context, Fault fault)
    {
        context.Faults.Add(fault);
        return new { faults = context.Faults.Pending };
    }

    private static object ClearFaults(SimulationContext context)
    {
        context.Faults.Clear();
        return new { faults = context.Faults.Pending };
    }

    private static object SetKnobs(SimulationContext context, Dictionary<string, JsonElement> values)
    {
        foreach (var (name, value) in values)
            context.Knobs.Set(name, value.ToString());
        return new { options = context.Knobs.All };
    }

    private static async Task<object> ActAsync(SimulatedEndpoint endpoint, JsonElement body, CancellationToken cancellationToken)
    {
        var action = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("action", out var name) ? name.GetString() : null;
        if (action is null)
            throw new SimulatorActionException("the body has no \"action\"");
        return new { result = await endpoint.ActAsync(action, body, cancellationToken) };
    }

    private static async Task<object> ResetAsync(SimulationContext context, SimulatedEndpoint endpoint)
    {
        context.Reset();
        await endpoint.ResetAsync();
        return new { reset = true };
    }

    private static async Task<T> ReadAsync<T>(HttpContext http) =>
        await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Json, http.RequestAborted)
        ?? throw new JsonException("the body is null");

    private static Task WriteAsync(HttpContext http, int status, object body)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(body, body.GetType(), Json, http.RequestAborted);
    }
}
