using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using System.Security;
using System.Text.Json;

namespace TelephonyOps.Sessions;

/// <summary>
/// A simulator as a child process. It ends when its standard input closes, so that it cannot outlive this process, however that ends.
/// </summary>
sealed class SimulatorProcess : IDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    static readonly ConditionalWeakTable<Runspace, List<SimulatorProcess>> s_running = [];

    readonly Process _process;

    SimulatorProcess(Process process, TelSimulator description)
    {
        _process = process;
        Description = description;
    }

    public TelSimulator Description { get; }

    /// <summary>The simulators of this runspace that still run.</summary>
    public static List<SimulatorProcess> Running
    {
        get
        {
            var all = s_running.GetValue(Runspace.DefaultRunspace, static runspace =>
            {
                runspace.StateChanged += (_, change) =>
                {
                    if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken) StopAll(runspace);
                };
                return [];
            });
            all.RemoveAll(simulator => simulator._process.HasExited);
            return all;
        }
    }

    public static async Task<SimulatorProcess> StartAsync(string provider, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var program = Path.Combine(Path.GetDirectoryName(typeof(SimulatorProcess).Assembly.Location)!, "simulator", "TelephonyOps.Simulator.dll");
        if (!File.Exists(program)) throw Failed(CommandTexts.SimulatorMissing.With(program), CommandTexts.SimulatorMissingAction);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        foreach (var argument in (string[])[program, "serve", "--provider", provider, "--until-stdin-closes", .. arguments]) start.ArgumentList.Add(argument);
        var process = Start(start);
        try
        {
            var complaints = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(s_patience, cancellationToken).ConfigureAwait(false);
            if (line is null) throw Failed(CommandTexts.SimulatorFailed.With((await complaints.ConfigureAwait(false)).Trim()), CommandTexts.SimulatorFailedAction);
            return new SimulatorProcess(process, Describe(line));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Asks it to end and, where it does not, ends it.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(5_000)) _process.Kill();
        }
        _process.Dispose();
    }

    /// <summary>Ends all of a runspace.</summary>
    public static void StopAll(Runspace? runspace)
    {
        if (runspace is null || !s_running.TryGetValue(runspace, out var all)) return;
        all.ForEach(simulator => simulator.Dispose());
        all.Clear();
    }

    static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw Failed(CommandTexts.NoDotnet.With(error.Message), CommandTexts.NoDotnetAction);
        }
    }

    static TelSimulator Describe(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var accounts = root.GetProperty("accounts").EnumerateArray()
            .Select(account => new PSCredential(account.GetProperty("id").GetString()!, Protect(account.GetProperty("password").GetString()!))).ToList();
        return new TelSimulator
        {
            Provider = root.GetProperty("provider").GetString()!,
            Server = root.GetProperty("server").GetString()!,
            Control = new Uri(root.GetProperty("control").GetString()!),
            CertificateThumbprint = root.TryGetProperty("thumbprint", out var thumbprint) ? thumbprint.GetString() : null,
            AppKey = root.GetProperty("options").TryGetProperty("app-key", out var key) ? key.GetString() : null,
            Credential = accounts[0],
            Accounts = accounts,
            ProcessId = root.GetProperty("processId").GetInt32(),
            // The accounts have their passwords as credentials; here one would be shown.
            Setting = root.GetProperty("options").EnumerateObject().Where(option => option.Name != "password").ToDictionary(option => option.Name, option => option.Value.ToString(), StringComparer.Ordinal),
        };
    }

    static SecureString Protect(string text)
    {
        var secret = new SecureString();
        foreach (var character in text) secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }

    static TelephonyException Failed(string message, string action) => new(TelephonyErrorKind.Unavailable, message) { RecommendedAction = action };
}
