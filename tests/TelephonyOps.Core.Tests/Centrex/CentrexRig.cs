using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Providers.Centrex;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>A Centrex simulator and a session on one clock, so that the spacing of downloads is the same on both sides.</summary>
static class CentrexRig
{
    public static Task<Rig> StartAsync(params (string Knob, string Value)[] set) => Rig.StartAsync("Centrex", Options(set));

    /// <summary>Lists of three rows, for tests that are not about lists.</summary>
    public static Task<Rig> StartSmallAsync(params (string Knob, string Value)[] set) => StartAsync(
        [("outbound-rows", "3"), ("inbound-rows", "3"), ("recordings", "3"), ("contacts", "3"), ("sms-rows", "3"), ("recording-bytes", "2000"), .. set]);

    public static RigOptions Options(params (string Knob, string Value)[] set)
    {
        var time = ManualTime.Skipping();
        return new RigOptions { Set = set.ToDictionary(knob => knob.Knob, knob => knob.Value), Time = time, SimulatorTime = time };
    }

    /// <summary>The simulated line that the rig's session is connected to.</summary>
    public static CentrexAccount Line(this Rig rig) => rig.Simulator.Get<CentrexState>().Account(rig.Session.Account);

    /// <summary>Asks the simulator past the client: what the client makes of a list is compared with what the wire says.</summary>
    public static async Task<JsonElement> AskAsync(this Rig rig, string operation, params (string Name, string Value)[] fields)
    {
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var http = new HttpClient(handler);
        var password = Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(rig.Session.Options.Password.Reveal())));
        using var form = new FormUrlEncodedContent([new("id", rig.Session.Account), new("pass", password), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await http.PostAsync(new Uri(rig.Simulator.ServerUri, "/RestApi/" + operation), form, Rig.Token);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Rig.Token));
        return json.RootElement.Clone();
    }

    /// <summary>All rows of a list, asked for page by page past the client.</summary>
    public static async Task<List<JsonElement>> AskAllAsync(this Rig rig, string operation, params (string Name, string Value)[] fields)
    {
        var rows = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var answer = await rig.AskAsync(operation, [.. fields, ("page", $"{page}")]);
            if (answer.GetProperty("DATAS").ValueKind != JsonValueKind.Array) return rows;
            rows.AddRange(answer.GetProperty("DATAS").EnumerateArray());
        }
    }
}
