using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace TelephonyOps.Benchmarks;

/// <summary>A simulator in a process of its own. It ends when this object does, or when this process does.</summary>
sealed class SimulatorServer : IAsyncDisposable
{
    readonly Process _process;
    readonly JsonElement _options;
    readonly HttpClient _control = new();

    SimulatorServer(Process process, JsonElement description)
    {
        _process = process;
        Server = description.GetProperty("server").GetString()!;
        _options = description.GetProperty("options");
        Control = new Uri(description.GetProperty("control").GetString()!);
        Accounts = [.. description.GetProperty("accounts").EnumerateArray().Select(account => (account.GetProperty("id").GetString()!, account.GetProperty("password").GetString()!))];
    }

    public string Server { get; }

    public Uri Control { get; }

    public IReadOnlyList<(string Id, string Password)> Accounts { get; }

    /// <summary>A knob's value.</summary>
    public string Option(string name) => _options.GetProperty(name).ToString();

    public static async Task<SimulatorServer> StartAsync(string provider, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = [Program(), "serve", "--provider", provider, "--until-stdin-closes", "--no-tls", .. settings.SelectMany(setting => new[] { "--set", setting })];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The simulator did not start.");
        return new SimulatorServer(process, JsonSerializer.Deserialize<JsonElement>(line));
    }

    /// <summary>Lets the simulator do something, and gives its result.</summary>
    public async Task<JsonElement> ActAsync(object action)
    {
        using var response = await _control.PostAsJsonAsync(new Uri(Control, "act"), action);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("result");
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        _process.Dispose();
    }

    static string Program()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = Path.Combine(folder.FullName, "out", "TelephonyOps", "simulator", "TelephonyOps.Simulator.dll");
            if (File.Exists(program)) return program;
        }
        throw new InvalidOperationException("Build the solution first: the simulator stands in out/TelephonyOps.");
    }
}
