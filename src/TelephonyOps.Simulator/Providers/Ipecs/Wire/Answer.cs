using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.Ipecs.Wire;

/// <summary>The JSON of the answers.</summary>
internal static class Answer
{
    public const string ContentType = "application/json";

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SimulatedResponse Json(JsonNode body, int status = StatusCodes.Status200OK) =>
        SimulatedResponse.Text(body.ToJsonString(s_json), ContentType, status);

    public static SimulatedResponse Error(IpecsError error, int refusedStatus) => Json(
        new JsonObject { ["error"] = new JsonObject { ["code"] = error.Code, ["message"] = error.Message } },
        error.Status ?? refusedStatus);
}
