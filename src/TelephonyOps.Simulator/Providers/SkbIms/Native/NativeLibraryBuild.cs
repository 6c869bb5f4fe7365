using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;

namespace TelephonyOps.Simulator.Providers.SkbIms.Native;

/// <summary>The shared library of one run, in a folder of its own that goes with the run.</summary>
internal sealed class NativeLibraryBuild : IDisposable
{
    private const string SourceName = "ims_library.c";

    private static readonly string[] s_compilers = ["cc", "gcc", "clang"];
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly string _folder;

    private NativeLibraryBuild(string folder, string path)
    {
        _folder = folder;
        Path = path;
    }

    /// <summary>The file to load.</summary>
    public string Path { get; }

    /// <summary>Compiles the library for a server; null where there is no compiler.</summary>
    /// <exception cref="InvalidOperationException">The compiler is there and fails; the message has what it said.</exception>
    public static async Task<NativeLibraryBuild?> TryRunAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        // The source speaks POSIX sockets and IPv4.
        if (OperatingSystem.IsWindows() || !server.Address.Equals(IPAddress.Loopback))
            return null;
        var folder = Directory.CreateTempSubdirectory("telephonyops-skbims-").FullName;
        var build = new NativeLibraryBuild(folder, System.IO.Path.Combine(folder, OperatingSystem.IsMacOS() ? "SKB_OpenAPI_IMS.dylib" : "SKB_OpenAPI_IMS.so"));
        try
        {
            var source = System.IO.Path.Combine(folder, SourceName);
            await CopySourceAsync(source, cancellationToken);
            foreach (var compiler in s_compilers)
            {
                if (await TryCompileAsync(compiler, source, build.Path, server.Port, cancellationToken))
                    return build;
            }
        }
        catch
        {
            build.Dispose();
            throw;
        }
        build.Dispose();
        return null;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task CopySourceAsync(string path, CancellationToken cancellationToken)
    {
        await using var source = typeof(NativeLibraryBuild).Assembly.GetManifestResourceStream(SourceName)
            ?? throw new InvalidOperationException($"the program was built without {SourceName}");
        await using var file = File.Create(path);
        await source.CopyToAsync(file, cancellationToken);
    }

    private static async Task<bool> TryCompileAsync(string compiler, string source, string library, int port, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-shared", "-fPIC", "-O1", "-fvisibility=hidden", "-pthread",
            $"-DIMS_PORT={port.ToString(CultureInfo.InvariantCulture)}",
            $"-DIMS_SERVICE_NORMAL={((int)ImsService.Normal).ToString(CultureInfo.InvariantCulture)}",
            "-o", library, source,
        ];
        using var process = new Process { StartInfo = new(compiler, arguments) { RedirectStandardError = true, RedirectStandardOutput = true } };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return false;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        try
        {
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? true : throw new InvalidOperationException($"{compiler} failed: {await said}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
