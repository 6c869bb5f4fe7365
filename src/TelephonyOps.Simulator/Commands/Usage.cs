using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Commands;

/// <summary>The help text.</summary>
internal static class Usage
{
    public static int Print(string? problem)
    {
        if (problem is not null)
            Console.Error.WriteLine($"error: {problem}\n");
        Console.Error.WriteLine(
            $"""
            usage: serve --provider <name> [--port 0] [--bind 127.0.0.1] [--seed 20260101] [--no-tls]
                         [--until-stdin-closes] [--set name=value …]
                   demo [--library] [provider …]
            demo runs the module's main job against simulators: in pwsh with the built module where there is one,
            otherwise (or with --library) through the .NET library.
            providers: {string.Join(", ", ProviderRegistry.Names)}
            When the server is ready, one line of JSON on standard output says where it is, where its control
            endpoint is (GET /state, POST and DELETE /fault, POST /set, POST /act, POST /reset), the SHA-256
            thumbprint of its certificate, and the accounts with their passwords.
            """);
        foreach (var provider in ProviderRegistry.Names.Select(ProviderRegistry.Create))
        {
            Console.Error.WriteLine($"\nsettings of {provider.Name}:");
            foreach (var knob in provider.Knobs)
                Console.Error.WriteLine($"  {knob.Name}={knob.Default,-16} {knob.Meaning}");
        }
        return 2;
    }
}
