using System.Globalization;
using System.Net;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Commands;

/// <summary>The command line of <c>serve</c>.</summary>
internal sealed record ServeArguments(string Provider, SimulatorOptions Options, bool UntilStdinCloses)
{
    /// <exception cref="ArgumentException">An argument is unknown, lacks its value, or has a wrong one.</exception>
    public static ServeArguments Parse(IReadOnlyList<string> arguments)
    {
        string? provider = null;
        var bind = IPAddress.Loopback;
        var port = 0;
        var seed = new SimulatorOptions().Seed;
        var tls = true;
        var untilStdinCloses = false;
        var set = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < arguments.Count; index++)
        {
            var name = arguments[index];
            string Value() => ++index < arguments.Count ? arguments[index] : throw new ArgumentException($"{name} needs a value");
            switch (name)
            {
                case "--provider":
                    provider = Value();
                    break;
                case "--bind":
                    var text = Value();
                    bind = IPAddress.TryParse(text, out var address) ? address : throw new ArgumentException($"--bind: not an IP address: {text}");
                    break;
                case "--port":
                    port = Number(name, Value(), 0, 65535);
                    break;
                case "--seed":
                    seed = Number(name, Value(), int.MinValue, int.MaxValue);
                    break;
                case "--no-tls":
                    tls = false;
                    break;
                case "--until-stdin-closes":
                    untilStdinCloses = true;
                    break;
                case "--set":
                    var pair = Value().Split('=', 2);
                    set[pair[0]] = pair.Length == 2 ? pair[1] : throw new ArgumentException($"--set: expected name=value, not {pair[0]}");
                    break;
                default:
                    throw new ArgumentException($"unknown argument: {name}");
            }
        }
        if (provider is null)
            throw new ArgumentException("--provider is missing");
        return new(provider, new() { Bind = bind, Port = port, Seed = seed, Tls = tls, Set = set }, untilStdinCloses);
    }

    private static int Number(string name, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{name}: not a number from {least} to {most}: {text}");
}
